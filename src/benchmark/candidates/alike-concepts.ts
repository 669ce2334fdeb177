import type { ConceptId } from '../../domain/index.ts';
import type { StoredConcept } from '../../knowledge/index.ts';
import { contentWordsOf } from '../items/content-words.ts';
import type { Candidate } from './load-candidates.ts';

/** A word that more concepts of a discipline use says too little. */
const POSTINGS_MAX = 200;

/**
 * Last fallback of NEARMISS: concepts of the same discipline whose terms and definitions share rare words, same type first. In this process and
 * not by the database's full-text index, whose scores move when other projects write: the same graph must give the same suite.
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
      const list = postings.get(key);
      if (list === undefined) postings.set(key, [id]);
      else list.push(id);
    }
  }
  return (id, limit) => {
    const own = byId.get(id);
    if (own === undefined) return [];
    const scores = new Map<ConceptId, number>();
    for (const word of words.get(id)!) {
      const sharing = postings.get(`${own.discipline}\0${word}`)!;
      if (sharing.length > POSTINGS_MAX) continue;
      for (const other of sharing) if (other !== id) scores.set(other, (scores.get(other) ?? 0) + 1 / sharing.length);
    }
    return [...scores]
      .map(([other, score]) => ({
        concept: byId.get(other)!,
        score: score + (byId.get(other)!.type === own.type ? 1 : 0),
      }))
      .sort((a, b) => b.score - a.score || (a.concept.id < b.concept.id ? -1 : 1))
      .slice(0, limit)
      .map(({ concept: { id: otherId, term, type } }) => ({ id: otherId, term, type }));
  };
}
