import { ERROR_CATALOGUE, OUTCOME } from '../src/domain/index.ts';
import { VARIABLES } from '../src/platform/index.ts';

const HEAD = '<!-- Generated from the source by `npm run generate`. Do not edit. -->\n\n';

/** Every error code with what it means outside, from the one catalogue. */
export function renderErrors(): string {
  const kinds = Object.entries(OUTCOME).map(
    ([kind, { status, job, exit }]) => `| \`${kind}\` | ${status} | ${job} | ${exit} |`,
  );
  const codes = Object.entries(ERROR_CATALOGUE)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, [kind, message, status]]) =>
        `| \`${code}\` | ${kind} | ${status ?? OUTCOME[kind].status} | ${message.replaceAll('|', '\\|')} |`,
    );
  return `${HEAD}# Errors

Over HTTP an error is \`application/problem+json\` with its code; a failed job carries it in \`error\`; the command line prints its message and ends with the
exit code of its kind. The kind alone decides status, retry and exit code.

| kind | HTTP status | a job with it | exit code |
| --- | --- | --- | --- |
${kinds.join('\n')}

| code | kind | HTTP status | message |
| --- | --- | --- | --- |
${codes.join('\n')}
`;
}

/** Every variable that the program reads. */
export function renderSettings(): string {
  const rows = Object.entries(VARIABLES).map(([name, { schema, expected }]) => {
    const fallback = schema.safeParse(undefined);
    const value =
      fallback.success && fallback.data !== undefined && fallback.data !== '' ? `\`${String(fallback.data)}\`` : '';
    return `| \`${name}\` | ${expected.replaceAll('|', '\\|')} | ${value} |`;
  });
  return `${HEAD}# Settings

All settings are environment variables; an empty one counts as unset. A wrong one stops the start with one message that names it, what it was and what it may be.
Without \`NEO4J_URI\` or \`REDIS_URL\` the embedded server is used ([services.md](services.md)).

| variable | what it may be | default |
| --- | --- | --- |
${rows.join('\n')}
`;
}
