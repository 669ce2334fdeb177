import type { Command } from 'commander';
import type { Job } from '../../domain/index.ts';
import { type Config, readConfig } from '../../platform/index.ts';
import type { Client } from '../client.ts';
import { withService } from '../connect.ts';
import { createTerminal, type Terminal } from '../terminal.ts';

export const DEFAULT_PROJECT = 'default';

/** Options that every command has. */
export interface GlobalOptions {
  url?: string;
  json?: boolean | string;
  project: string;
}

export interface CommandContext {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  /** Work against the service; the result is printed: as one JSON document with --json, else as `render` writes it. */
  run<T>(work: (client: Client, base: string) => Promise<T>, render: (result: T) => string): Promise<void>;
}

/** What was given before the command, between its words or after them; what stands later counts. */
function globalsOf(command: Command): GlobalOptions {
  const above = command.parent === null ? { project: DEFAULT_PROJECT } : globalsOf(command.parent);
  return { ...above, ...command.opts<Partial<GlobalOptions>>() };
}

export function contextOf(command: Command, overrides: Partial<Config> = {}): CommandContext {
  const options = globalsOf(command);
  const config = { ...readConfig(), ...overrides };
  const terminal = createTerminal();
  return {
    config,
    terminal,
    options,
    run: async (work, render) => {
      const result = await withService(config, terminal, options.url, (client) =>
        work(client, `/v1/projects/${options.project}`),
      );
      terminal.print(options.json === true ? JSON.stringify(result, null, 2) : render(result));
    },
  };
}

/** Submits a job and follows it to its result. */
export const finishing =
  ({ terminal }: Pick<CommandContext, 'terminal'>, client: Client) =>
  async (label: string, path: string, json: object) =>
    client.finish(await client.post<Job>(path, { json }), ({ progress }) =>
      terminal.progress(label, progress.done, progress.total, progress.unit),
    );
