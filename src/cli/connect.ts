import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADMIN_KEY_FILE } from '../api/index.ts';
import { OUTCOME } from '../domain/index.ts';
import type { Config } from '../platform/index.ts';
import { CliError } from './cli-error.ts';
import { type Client, createClient } from './client.ts';
import { SERVICE_FILE, serve } from './serve.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs `work` against a service: the one named (`--url`, PRODA_URL), the one that runs on this home folder, or an embedded one
 * for the time of the command.
 */
export async function withService<T>(
  config: Config,
  terminal: Terminal,
  url: string | undefined,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const named = url ?? config.client.url;
  if (named !== null && named !== undefined) return work(createClient(named, await keyFor(config)));
  const running = await findRunning(config.home);
  if (running !== null) return work(createClient(running, await keyFor(config)));

  const serving = await serve(config, terminal, { port: 0, announce: true });
  const interrupted = new Promise<never>((_, reject) => {
    const onSignal = (signal: NodeJS.Signals) =>
      reject(new CliError(`Stopped by ${signal}`, signal === 'SIGINT' ? 130 : 143));
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
  });
  try {
    const broken = serving.broken.then((error) =>
      Promise.reject(new CliError(error.message, OUTCOME.unavailable.exit)),
    );
    return await Promise.race([work(createClient(serving.url, serving.apiKey)), broken, interrupted]);
  } finally {
    await serving.stop();
  }
}

/** The address of the service that runs on this home folder, if it answers. */
export async function findRunning(home: string): Promise<string | null> {
  try {
    const { url } = JSON.parse(await readFile(join(home, SERVICE_FILE), 'utf8')) as { url: string };
    const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return response.ok ? url : null;
  } catch {
    return null;
  }
}

async function keyFor(config: Config): Promise<string> {
  if (config.client.apiKey !== null) return config.client.apiKey;
  try {
    return (await readFile(join(config.home, ADMIN_KEY_FILE), 'utf8')).trim();
  } catch {
    throw new CliError(
      `An API key is needed: set PRODA_API_KEY (there is no ${ADMIN_KEY_FILE} in ${config.home})`,
      OUTCOME.invalid.exit,
    );
  }
}
