import { ALGEBRA } from '../../../domain/index.ts';
import type { GraphRelation } from './chains/relation-graph.ts';
import { claimKeyOf } from './claim-key.ts';
import type { Statement } from './statement.ts';
import type { Mention } from './terms/mention.ts';
import { weightOf } from './weight-of.ts';

interface Located {
  readonly statement: Statement;
  readonly span: { readonly start: number; readonly end: number };
}

/**
 * From what single sentences say to the relations of the document: weak statements only between its terms, a kind at the
 * level at which the document speaks of it, one relation for all that say the same, none that says the reverse.
 */
export function settleRelations(
  located: readonly Located[],
  context: { isTerm(mention: Mention): boolean; refuse(reason: string, said: string): void },
): GraphRelation[] {
  const kept = located.filter(({ statement }) => {
    const { subject, object } = statement;
    const open = statement.type === 'FUNCTION' ? [subject] : [subject, object];
    if (open.some((mention) => mention.definite && !context.isTerm(mention))) {
      context.refuse('may-point-back', saidBy(statement));
      return false;
    }
    const isFirm = !statement.weak || context.isTerm(subject) || context.isTerm(object);
    if (!isFirm) context.refuse('weak-verb-between-common-words', saidBy(statement));
    return isFirm;
  });
  const uses = new Map<string, number>();
  for (const { statement } of kept) {
    for (const { key } of [statement.subject, statement.object]) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const relations = new Map<string, GraphRelation>();
  for (const { statement, span } of kept) {
    const { type } = statement;
    const subject = oneName(statement.subject, uses);
    const kind =
      type === 'SPECIALIZATION' ? levelOf(statement.object, subject.key, uses, context.isTerm) : statement.object;
    const object = oneName(kind, uses);
    if (subject.key === object.key) continue;
    if (ALGEBRA[type].asymmetric && relations.has(claimKeyOf(object.key, type, subject.key))) {
      context.refuse('reverse-of-another', saidBy(statement));
      continue;
    }
    const key = claimKeyOf(subject.key, type, object.key);
    const known = relations.get(key);
    const weight = weightOf(statement);
    if (known !== undefined && known.weight >= weight) continue;
    relations.set(key, {
      index: known?.index ?? relations.size,
      type,
      subject: subject.key,
      object: object.key,
      verb: statement.verb,
      ...span,
      modality: statement.modality,
      condition: statement.condition,
      rule: statement.rule,
      weight,
    });
  }
  return [...relations.values()].sort((a, b) => a.index - b.index);
}

/** The most specific name of the kind that the document uses in another statement; the full one when it uses none. */
function levelOf(
  kind: Mention,
  subject: string,
  uses: ReadonlyMap<string, number>,
  isTerm: (mention: Mention) => boolean,
): Mention {
  const levels = [kind, ...(kind.broader ?? [])].filter(({ key }) => key !== subject);
  const used = levels.find((level, i) => (uses.get(level.key) ?? 0) > (i === 0 ? 1 : 0));
  return used ?? levels.find(isTerm) ?? levels[0] ?? kind;
}

/** "price of a bond" is the "bond price", where the document has both. */
function oneName(mention: Mention, uses: ReadonlyMap<string, number>): Mention {
  const parts = /^(\S+(?: \S+)?) of (?:a |an |the )?(\S+(?: \S+)?)$/.exec(mention.key);
  if (parts === null) return mention;
  const compound = `${parts[2]!.replace(/(?<=[^s])s$/, '')} ${parts[1]}`;
  return uses.has(compound) ? { ...mention, key: compound, surface: compound } : mention;
}

function saidBy({ subject, type, object }: Statement): string {
  return `${subject.surface} ${type} ${object.surface}`;
}
