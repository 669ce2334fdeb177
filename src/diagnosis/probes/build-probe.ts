import { ALGEBRA, digestOf, type Operator, type Random, randomOf, shuffled } from '../../domain/index.ts';
import { sentenceOf, stylesOf } from '../../knowledge/index.ts';
import type { Facts, RelationFact } from '../../training/index.ts';
import { Probe } from './probe.ts';

/** Tried before a relation is left without a question. */
const SUBJECTS_TRIED = 40;

/**
 * A question for one relation out of K, or null where K offers no false statement near it. `form` picks the wording and the
 * false statements, so that two forms are two questions.
 */
export function buildProbe(fact: RelationFact, facts: Facts, form: number): Probe | null {
  const random = randomOf('probe', fact.id, form);
  const wrong = [turned(fact, facts), swappedObject(fact, random), swappedSubject(fact, facts, random)].flatMap(
    (option) => option ?? [],
  );
  const style = Math.floor(random() * stylesOf(fact.type));
  for (const object of shuffled(fact.falseObjects, random)) {
    if (wrong.length >= 3) break;
    if (!wrong.some((option) => option.fact.object.id === object.id))
      wrong.push({ fact: { ...fact, object }, operator: 'SUBST_ADJ', elementId: fact.object.id });
  }
  if (wrong.length === 0) return null;
  const told = shuffled<(typeof wrong)[number] | null>([null, ...wrong.slice(0, 3)], random);
  const choices = told.map((option) => sentenceOf(option?.fact ?? fact, style));
  if (new Set(choices).size < choices.length) return null;
  return Probe.parse({
    id: `prb_${digestOf([fact.id, form, ...choices])}`,
    relationId: fact.id,
    form,
    question: `Which of these statements is true in ${fact.discipline}?`,
    choices,
    answer: told.indexOf(null),
    requires: [fact.id, fact.subject.id, fact.object.id],
    options: told.map((option) => ({
      edits: option === null ? [] : [{ operator: option.operator, elementId: option.elementId }],
    })),
  });
}

interface Wrong {
  readonly fact: RelationFact;
  readonly operator: Operator;
  readonly elementId: string;
}

function turned(fact: RelationFact, { claims }: Facts): Wrong | null {
  if (ALGEBRA[fact.type].symmetric) return null;
  const { subject, object } = fact;
  if (!isFalse(claims.statusOf({ subjectId: object.id, type: fact.type, objectId: subject.id }))) return null;
  return { fact: { ...fact, subject: object, object: subject }, operator: 'INVREL', elementId: fact.id };
}

function swappedObject(fact: RelationFact, random: Random): Wrong | null {
  const object = fact.falseObjects[Math.floor(random() * Math.min(4, fact.falseObjects.length))];
  return object === undefined ? null : { fact: { ...fact, object }, operator: 'SUBST_ADJ', elementId: fact.object.id };
}

function swappedSubject(fact: RelationFact, { relations, claims }: Facts, random: Random): Wrong | null {
  const start = Math.floor(random() * relations.length);
  for (let i = 0, tried = 0; i < relations.length && tried < SUBJECTS_TRIED; i++) {
    const other = relations[(start + i) % relations.length]!;
    if (other.discipline !== fact.discipline) continue;
    tried++;
    const { subject } = other;
    if (subject.id === fact.subject.id || subject.id === fact.object.id) continue;
    if (claims.areNeighbors(subject.id, fact.subject.id) || claims.areNeighbors(subject.id, fact.object.id)) continue;
    if (isFalse(claims.statusOf({ subjectId: subject.id, type: fact.type, objectId: fact.object.id })))
      return { fact: { ...fact, subject }, operator: 'SUBST_ADJ', elementId: fact.subject.id };
  }
  return null;
}

const isFalse = (status: string): boolean => status === 'absent' || status === 'contradicted';
