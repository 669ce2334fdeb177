import { type ConceptId, pushTo } from '../../domain/index.ts';
import type { StoredConcept } from '../../knowledge/index.ts';
import { contentWordsOf } from '../items/content-words.ts';
import type { Candidate } from './load-candidates.ts';

/** A word that more concepts of a discipline use says too little. */
const POSTINGS_MAX = 200;

/** Concepts of the same type that come after those that share rare words. */
const STRANGERS_MAX = 48;

/**
 * Last fallback of NEARMISS: at most `limit` concepts of the same discipline whose terms and definitions share rare words, same type first; then up
 * to 48 others of its type, in an order of its own for each concept. In this process and not by the database's full-text index, whose
 * scores move when other projects write: the same graph must give the same suite.
 */
export function createAlikeConcepts(
  concepts: readonly Pick<StoredConcept, 'id' | 'term' | 'type' | 'definition' | 'discipline'>[],
): (id: ConceptId, limit: number) => Candidate[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const words = new Map(
    concepts.map(({ id, term, definition }) => [id, [...contentWordsOf(`${term} ${definition ?? ''}`)]]),
  );
  const postings = new Map<string, ConceptId[]>();
  for (const { id, discipline } of concepts) {
    for (const word of words.get(id)!) {
      const key = `${discipline}\0${word}`;
      pushTo(postings, key, id);
    }
  }
  const byType = new Map<string, ConceptId[]>();
  for (const { id, type, discipline } of concepts) {
    const key = `${discipline}\0${type}`;
    pushTo(byType, key, id);
  }
  /** A stretch of the concepts of its type, beginning at a place that the id says. */
  const strangersOf = ({
    id,
    type,
    discipline,
  }: {
    id: ConceptId;
    type: string | null;
    discipline: string;
  }): ConceptId[] => {
    const peers = byType.get(`${discipline}\0${type}`) ?? [];
    const start = Number.parseInt(id.slice(-8), 16) % Math.max(1, peers.length) || 0;
    return [
      ...peers.slice(start, start + STRANGERS_MAX),
      ...peers.slice(0, Math.max(0, start + STRANGERS_MAX - peers.length)),
    ];
  };
  return (id, limit) => {
    const own = byId.get(id);
    if (own === undefined) return [];
    const scores = new Map<ConceptId, number>();
    for (const word of words.get(id)!) {
      const sharing = postings.get(`${own.discipline}\0${word}`)!;
      if (sharing.length > POSTINGS_MAX) continue;
      for (const other of sharing) if (other !== id) scores.set(other, (scores.get(other) ?? 0) + 1 / sharing.length);
    }
    const strangers = strangersOf(own).filter((other) => other !== id && !scores.has(other));
    const alike = [...scores]
      .map(([other, score]) => ({
        concept: byId.get(other)!,
        score: score + (byId.get(other)!.type === own.type ? 1 : 0),
      }))
      .sort((a, b) => b.score - a.score || (a.concept.id < b.concept.id ? -1 : 1))
      .slice(0, limit)
      .map(({ concept }) => concept);
    return [...alike, ...strangers.map((other) => byId.get(other)!)];
  };
}
