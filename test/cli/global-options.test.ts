import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { contextOf } from '../../src/cli/commands/context.ts';
import { createProgram } from '../../src/cli/program.ts';

/** Parses as the command line does; the command itself is not run. */
async function optionsOf(...args: string[]): Promise<object> {
  const program = createProgram();
  let found: object = {};
  const observe = (command: Command): void => {
    if (command.commands.length === 0)
      command.action((...given) => {
        found = contextOf(given.at(-1)).options;
      });
    for (const child of command.commands) observe(child as Command);
  };
  observe(program);
  await program.parseAsync(args, { from: 'user' });
  return found;
}

test.each([
  ['before the command', ['--json', '--project', 'p', '--url', 'http://u', 'audit']],
  ['after it', ['audit', '--json', '--project', 'p', '--url', 'http://u']],
  ['on both sides', ['--project', 'p', 'audit', '--json', '--url=http://u']],
  ['between its words', ['knowledge', '--json', '--project=p', 'import', 'file', '--url', 'http://u']],
])('global options may stand %s', async (_where, args) => {
  expect(await optionsOf(...args)).toMatchObject({ json: true, project: 'p', url: 'http://u' });
});

test('the one that stands later counts, and a project is always named', async () => {
  expect(await optionsOf('--project', 'a', 'audit', '--project', 'b')).toMatchObject({ project: 'b' });
  expect(await optionsOf('audit')).toMatchObject({ project: 'default' });
});

test('behind demo and loop --json names a file; before them it means stdout, as everywhere', async () => {
  expect(await optionsOf('loop', 'books', '--json', 'report.json')).toMatchObject({ json: 'report.json' });
  expect(await optionsOf('--json', 'loop', 'books')).toMatchObject({ json: true });
});
