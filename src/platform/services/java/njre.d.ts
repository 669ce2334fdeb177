/** The package ships no types; this is the part that is used. */
declare module 'njre' {
  const njre: { install(version: number, options: { type: string; installPath: string }): Promise<string> };
  export default njre;
}
