import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stderr, so that stdout stays for results. An allow-list is logged; bodies, headers and prompts never are. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: errorOf, err: errorOf },
      redact: ['req.headers', 'res.headers', '*.password', '*.apiKey', '*.authorization'],
    },
    destination,
  );
}

function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 300) };
  const code = 'code' in error ? String(error.code) : error.name;
  return {
    code,
    message: error.message.slice(0, 300),
    ...(error.cause instanceof Error && { cause: error.cause.message.slice(0, 300) }),
  };
}
