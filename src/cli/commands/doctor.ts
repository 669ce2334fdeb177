import type { Command } from 'commander';
import { diagnoseMachine, renderDoctor } from '../../platform/index.ts';
import { contextOf } from './context.ts';

/** Would a start work on this machine? Looks, changes nothing, needs no service. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is found on this machine, what is missing, what to do')
    .action(async (_options, command: Command) => {
      const { config, terminal, options } = contextOf(command);
      const report = await diagnoseMachine(config);
      terminal.print(options.json === true ? JSON.stringify(report, null, 2) : renderDoctor(report));
      if (!report.ok) process.exitCode = 7;
    });
}
