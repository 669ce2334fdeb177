import { Argument, type Command } from 'commander';
import type { LineageEntry } from '../../lineage/index.ts';
import { contextOf } from './context.ts';

const PATHS: Record<string, string> = {
  concept: 'concepts',
  sample: 'samples',
  item: 'items',
  diagnosis: 'diagnoses',
};

export function addLineage(program: Command): void {
  program
    .command('lineage')
    .description('from any result back to the texts, and forward to what was made of it')
    .addArgument(new Argument('<kind>').choices(Object.keys(PATHS)))
    .argument('<id>')
    .option('--list <name>', 'one list whole: documents, relations, chains, items, samples, runs …')
    .action(async (kind: string, id: string, options: { list?: string }, command: Command) => {
      await contextOf(command).run(
        async (client, base) => {
          const path = `${base}/${PATHS[kind]}/${id}/lineage`;
          if (options.list === undefined) return client.get<object>(path);
          const entries: LineageEntry[] = [];
          for await (const entry of client.list<LineageEntry>(`${path}/${options.list}`)) entries.push(entry);
          return entries;
        },
        (result) =>
          Array.isArray(result)
            ? result.map((entry: LineageEntry) => `${entry.id}  ${entry.name}`.trim()).join('\n')
            : JSON.stringify(result, null, 2),
      );
    });
}
