import { Command } from 'commander';
import { addAdmin } from './commands/admin.ts';
import { DEFAULT_PROJECT } from './commands/context.ts';
import { addCosts } from './commands/costs.ts';
import { addDoctor } from './commands/doctor.ts';
import { addKnowledge } from './commands/knowledge.ts';
import { addLineage } from './commands/lineage.ts';
import { addLoop } from './commands/loop.ts';
import { addMerges } from './commands/merges.ts';
import { addProbes } from './commands/probes.ts';
import { addRepair } from './commands/repair.ts';
import { addReport } from './commands/report.ts';
import { addStages } from './commands/stages.ts';
import { addUp } from './commands/up.ts';

export function createProgram(): Command {
  const program = new Command('proda')
    .description('Debug the training data of language models the way you debug code.')
    .enablePositionalOptions()
    .showHelpAfterError()
    .exitOverride();
  addUp(program);
  addLoop(program);
  addStages(program);
  addProbes(program);
  addRepair(program);
  addReport(program);
  addKnowledge(program);
  addLineage(program);
  addMerges(program);
  addCosts(program);
  addAdmin(program);
  addDoctor(program);
  addGlobalOptions(program);
  return program;
}

/** They may stand before or after any word of the command; the last one counts (`globalsOf`). */
function addGlobalOptions(command: Command): void {
  command
    .option(
      '--url <address>',
      'a running service (else PRODA_URL, the one on this home folder, or an embedded one for the time of the command)',
    )
    .option('--project <id>', `project (default: "${DEFAULT_PROJECT}")`);
  // The loop's own --json names a file for its report.
  if (!command.options.some(({ long }) => long === '--json'))
    command.option('--json', 'print one JSON document on stdout');
  for (const child of command.commands) addGlobalOptions(child as Command);
}
