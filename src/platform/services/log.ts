/** Where the services say what they are doing, a line at a time; by default stderr, so that stdout stays for results. */
export type Say = (line: string) => void;

export const sayOnStderr: Say = (line) => void process.stderr.write(`${line}\n`);
