import type { Command } from 'commander';
import type { Job } from '../../domain/index.ts';
import type { ConnectivityChange, MergeCandidate } from '../../knowledge/index.ts';
import { contextOf } from './context.ts';

interface Decided {
  into: string | null;
  kind?: string;
  connectivity?: ConnectivityChange;
}

export function addMerges(program: Command): void {
  const merges = program
    .command('merges')
    .description('concepts that may be one, or one that may be two: a person decides');
  merges
    .command('propose')
    .description('search the project and put what is found on the review list')
    .action(async (_options, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const job = await client.post<Job>(`${base}/concepts/merge-candidates`, { json: {} });
          const { result } = await client.finish(job, ({ progress }) =>
            context.terminal.progress('merges', progress.done, progress.total, progress.unit),
          );
          return result.counts;
        },
        (counts) => JSON.stringify(counts, null, 2),
      );
    });
  merges
    .command('list')
    .description('the review list, most likely first')
    .option('--kind <name>', 'merge or split')
    .option('--first <n>', 'how many', Number, 50)
    .action(async (options: { kind?: string; first: number }, command: Command) => {
      await contextOf(command).run(
        async (client, base) => {
          const rows: MergeCandidate[] = [];
          for await (const row of client.list<MergeCandidate>(`${base}/concepts/merge-candidates`, {
            kind: options.kind,
            limit: Math.min(500, options.first),
          })) {
            rows.push(row);
            if (rows.length >= options.first) break;
          }
          return rows;
        },
        (rows) => rows.map(renderCandidate).join('\n') || 'nothing is open; `proda merges propose` searches',
      );
    });
  for (const decision of ['accept', 'reject'] as const)
    merges
      .command(`${decision} <candidateId>`)
      .description(
        decision === 'accept'
          ? 'merge the pair, or move what means the other sense to a concept of its own'
          : 'keep it off the list; a split that was accepted is taken back',
      )
      .option('--connectivity', 'tell the connectivity of the discipline before and after')
      .action(async (candidateId: string, options: { connectivity?: boolean }, command: Command) => {
        await contextOf(command).run(
          (client, base) =>
            client.post<Decided>(`${base}/concepts/merge-candidates/${candidateId}`, {
              json: { decision, connectivity: options.connectivity === true },
            }),
          ({ into, connectivity }) => `${into ?? decision}${renderConnectivity(connectivity)}`,
        );
      });
  merges
    .command('undo <conceptId>')
    .description('take a merged concept out again, with everything that came along')
    .action(async (conceptId: string, _options, command: Command) => {
      await contextOf(command).run(
        (client, base) =>
          client.post<{ id: string; term: string }>(`${base}/concepts/unmerge`, { json: { id: conceptId } }),
        ({ id, term }) => `${id}  ${term}`,
      );
    });
}

function renderCandidate({ id, kind, into, from, reason, score, joined }: MergeCandidate): string {
  const about =
    kind === 'merge' ? `${from.term} → ${into.term}` : `${into.term}: “${into.definition}” / “${from.definition}”`;
  return `${id}  ${score.toFixed(3)}  ${kind}  ${reason}  ${about}${joined ? '  (joined: would be refused)' : ''}`;
}

function renderConnectivity(change: ConnectivityChange | undefined): string {
  if (change === undefined) return '';
  const share = ({ count, largestShare }: ConnectivityChange['before']) =>
    `${count} components, largest ${(100 * largestShare).toFixed(1)} %`;
  return `\n${change.discipline}: ${share(change.before)} → ${share(change.after)}`;
}
