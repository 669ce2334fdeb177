/** What a person sees instead of a stack, and the exit code. */
export class CliError extends Error {
  readonly exitCode: number;
  readonly code: string | undefined;

  constructor(message: string, exitCode: number, code?: string) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
    this.code = code;
  }
}
