import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { findRunning } from '../connect.ts';
import { serve } from '../serve.ts';
import { contextOf } from './context.ts';

export function addUp(program: Command): void {
  program
    .command('up')
    .description('start API, worker and embedded servers; Ctrl-C stops them')
    .option('--no-worker', 'the API alone; workers are processes of their own, as in docker-compose.yml')
    .action(async (options: { worker: boolean }, command: Command) => {
      const { config, terminal } = contextOf(command);
      const running = await findRunning(config.home);
      if (running !== null) throw new CliError(`A service on ${config.home} runs already at ${running}`, 4);
      const serving = await serve(config, terminal, { port: config.port, announce: true, worker: options.worker });
      terminal.say(`
  API            ${serving.url}
  API docs       ${serving.url}/docs
  Neo4j Browser  ${serving.browserUrl ?? 'that of the Neo4j you named'}
  State          ${config.home}  (admin key in admin.key, password of Neo4j in the same folder)

Ctrl-C stops everything.`);
      const end = await Promise.race([
        serving.broken,
        new Promise<null>((resolve) => {
          process.once('SIGINT', () => resolve(null));
          process.once('SIGTERM', () => resolve(null));
        }),
      ]);
      terminal.say(end === null ? '\nStopping …' : `\n${end.message}. Stopping …`);
      await serving.stop();
      if (end !== null) throw new CliError(end.message, 7);
    });
}
