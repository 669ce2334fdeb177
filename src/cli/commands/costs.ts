import { type Command, InvalidArgumentError } from 'commander';
import type { Account, BudgetCaps, BudgetView, DocumentAccount } from '../../platform/index.ts';
import { contextOf } from './context.ts';

/** Dollars. */
export function amount(value: string): number {
  if (!/^\d+(\.\d+)?$/.test(value)) throw new InvalidArgumentError('an amount such as 2.50');
  return Number(value);
}

/** A cap, or `none` to take it away; the parser of options turns null into ''. */
type Cap = number | 'none';
const capOf =
  (isWhole: boolean) =>
  (value: string): Cap => {
    if (value === 'none') return value;
    if (isWhole && !/^\d+$/.test(value)) throw new InvalidArgumentError('a whole number, or none');
    return amount(value);
  };

interface BudgetOptions {
  calls?: Cap;
  tokens?: Cap;
  usd?: Cap;
  service?: boolean;
  release?: boolean;
}

export function addCosts(program: Command): void {
  program
    .command('costs')
    .description('what the model cost: by stage, or by document')
    .option('--documents', 'by document and stage')
    .action(async (options: { documents?: boolean }, command: Command) => {
      await contextOf(command).run(
        async (client, base) => {
          if (options.documents !== true) return client.get<{ budget: BudgetView; stages: Account[] }>(`${base}/costs`);
          const rows: DocumentAccount[] = [];
          for await (const row of client.list<DocumentAccount>(`${base}/costs/documents`)) rows.push(row);
          return rows;
        },
        (result) =>
          Array.isArray(result)
            ? result.map((row) => `${row.documentId}  ${renderAccount(row)}`).join('\n')
            : [...result.stages.map(renderAccount), renderBudget(result.budget)].join('\n'),
      );
    });
  program
    .command('budget')
    .description('show what may be spent on the model, or set it: a number, or none')
    .option('--calls <n>', 'calls at most', capOf(true))
    .option('--tokens <n>', 'tokens at most', capOf(true))
    .option('--usd <amount>', 'dollars at most', capOf(false))
    .option('--service', 'of all projects together')
    .option('--release', 'forget what a killed process had reserved; only when nothing is in flight')
    .action(async (options: BudgetOptions, command: Command) => {
      await contextOf(command).run(async (client, base) => {
        const path = options.service === true ? '/v1/budget' : `${base}/budget`;
        const now =
          options.service === true
            ? await client.get<BudgetView>(path)
            : (await client.get<{ budget: BudgetView }>(`${base}/costs`)).budget;
        const { calls, tokens, usd, release = false } = options;
        if (calls === undefined && tokens === undefined && usd === undefined && !release) return now;
        const caps: BudgetCaps = {
          calls: chosen(calls, now.caps.calls),
          tokens: chosen(tokens, now.caps.tokens),
          costUsd: chosen(usd, now.caps.costUsd),
        };
        return client.put<BudgetView>(path, { json: { ...caps, release } });
      }, renderBudget);
    });
}

function chosen(cap: Cap | undefined, now: number | null): number | null {
  return cap === undefined ? now : cap === 'none' ? null : cap;
}

function renderAccount({ stage, calls, maybePaid, promptTokens, completionTokens, costUsd }: Account): string {
  const cost = costUsd === null ? 'price unknown' : `${costUsd.toFixed(4)} USD`;
  return `${stage}  ${calls} calls (${maybePaid} perhaps billed in vain), ${promptTokens} tokens read, ${completionTokens} written, ${cost}`;
}

function renderBudget({ caps, spent, reserved }: BudgetView): string {
  const line = (name: string, cap: number | null, used: number, held: number) =>
    `${name}: ${used} spent, ${held} reserved, ${cap === null ? 'no cap' : `of ${cap}`}`;
  return [
    line('calls', caps.calls, spent.calls, reserved.calls),
    line('tokens', caps.tokens, spent.tokens, reserved.tokens),
    line('USD', caps.costUsd, spent.costUsd, reserved.costUsd),
  ].join('\n');
}
