import { type Command, Option } from 'commander';
import { contextOf } from './context.ts';
import { exportFolder } from './export-folder.ts';

export function addAdmin(program: Command): void {
  program
    .command('audit')
    .description('counts, orphans, drift, connectivity')
    .option('--repair', 'show what a repair would do')
    .option('--apply', 'with --repair: do it')
    .addOption(
      new Option('--undecided <answer>', 'with --repair: for relations whose id tells nothing of them')
        .choices(['leave', 'settle', 'remove'])
        .default('leave'),
    )
    .action(async (options: { repair?: boolean; apply?: boolean; undecided: string }, command: Command) => {
      const { repair, apply = false, undecided } = options;
      if (repair === true) {
        await contextOf(command).run(
          (client, base) => client.post<object>(`${base}/audit/repair`, { json: { apply, undecided } }),
          (result) => JSON.stringify(result, null, 2),
        );
        return;
      }
      await contextOf(command).run(
        (client, base) => client.get<object>(`${base}/audit`),
        (result) => JSON.stringify(result, null, 2),
      );
    });

  program
    .command('export <kind> <id> <target> [folder]')
    .description('benchmark or dataset, for a harness or a trainer; or knowledge (its id is -) as a folder')
    .option('--version-number <n>', 'of a dataset', Number)
    .addOption(
      new Option('--part <name>', 'of a dataset version: all it holds, or what is new and what is replayed').choices([
        'contents',
        'increment',
      ]),
    )
    .action(
      async (
        kind: string,
        id: string,
        target: string,
        folder: string | undefined,
        options: { versionNumber?: number; part?: string },
        command: Command,
      ) => {
        const versioned = {
          ...(options.versionNumber !== undefined && { version: options.versionNumber }),
          ...(options.part !== undefined && { part: options.part }),
        };
        await exportFolder(
          contextOf(command),
          kind === 'knowledge' ? { kind, target } : { kind, id, target, ...versioned },
          folder,
        );
      },
    );

  const key = program.command('key').description('API keys');
  key
    .command('create <name>')
    .description('mint a key; it is shown this once')
    .option('--scope <scope...>', 'read, write, admin', ['read'])
    .option('--for-project <id>', 'only this project')
    .action(async (name: string, options: { scope: string[]; forProject?: string }, command: Command) => {
      await contextOf(command).run(
        (client) =>
          client.post<{ id: string; token: string }>('/v1/keys', {
            json: { name, scopes: options.scope, projectId: options.forProject ?? null },
          }),
        ({ id, token }) => `${id}\n${token}`,
      );
    });
  key
    .command('list')
    .description('all keys')
    .action(async (_options, command: Command) => {
      await contextOf(command).run(
        (client) =>
          client.get<{ data: { id: string; name: string; scopes: string[]; projectId: string | null }[] }>('/v1/keys'),
        ({ data }) =>
          data
            .map(
              ({ id, name, scopes, projectId }) =>
                `${id}  ${name}  ${scopes.join(',')}  ${projectId ?? 'every project'}`,
            )
            .join('\n'),
      );
    });
  key
    .command('revoke <keyId>')
    .description('takes effect within 5 s')
    .action(async (keyId: string, _options, command: Command) => {
      await contextOf(command).run(
        async (client) => {
          await client.delete(`/v1/keys/${keyId}`);
          return { revoked: keyId };
        },
        ({ revoked }) => `revoked ${revoked}`,
      );
    });
}
