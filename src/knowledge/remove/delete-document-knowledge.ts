import { deleteDocumentIn } from '../../corpus/index.ts';
import { ProdaError } from '../../domain/index.ts';
import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  deleteDocumentEvidence,
  deleteDocumentRefusals,
  findDocumentChains,
  findDocumentRelations,
  findDocumentSources,
  linkChainDocuments,
} from '../queries.generated.ts';
import { holdMembers } from './hold-members.ts';
import { removeChains } from './remove-chains.ts';

/** Chains a transaction. */
const ROUND = 500;

/**
 * Removes a document with its chunks and with what nothing else states: a relation whose last evidence was here goes, and
 * every chain through it; so does a chain that only this document states as a whole. In rounds, each of which keeps the
 * invariant; a deletion that was cut off goes on when called again. Throws document/missing.
 */
export async function deleteDocumentKnowledge(graph: Graph, projectId: string, documentId: string): Promise<void> {
  for (let done = false; !done; ) {
    done = await writeRetrying(graph, 'knowledge/delete-document', (tx) => deleteRound(tx, projectId, documentId));
  }
}

async function deleteRound(tx: Transaction, projectId: string, documentId: string): Promise<boolean> {
  const before = await readVerdict(tx, projectId, documentId);
  const round = before.condemned.slice(0, ROUND);
  const held = await holdMembers(tx, projectId, round, {
    documentIds: [documentId],
    chunkIds: before.chunkIds,
    // The last two documents that state a relation must not both believe in the other.
    relationIds: before.relationIds,
  });
  const now = await readVerdict(tx, projectId, documentId);
  const same = now.relationIds.join() === before.relationIds.join() && now.condemned.join() === before.condemned.join();
  if (!same) throw new ChangedMeanwhile(documentId);
  await removeChains(tx, projectId, held);
  if (now.condemned.length > round.length) return false;
  if (now.kept.length > 0) await tx.run(linkChainDocuments, { projectId, links: now.kept });
  await tx.run(deleteDocumentEvidence, { projectId, documentId });
  await tx.run(deleteDocumentRefusals, { projectId, documentId });
  await deleteDocumentIn(tx, projectId, documentId);
  return true;
}

/** Which chains go with the document, and which stay because another document states all of their relations. */
async function readVerdict(tx: Transaction, projectId: string, documentId: string) {
  const [source] = await tx.run(findDocumentSources, { projectId, documentId });
  if (source === undefined) throw new ProdaError('document/missing', { documentId });
  const relations = await tx.run(findDocumentRelations, { projectId, documentId });
  const last = relations.filter(({ elsewhere }) => !elsewhere).map(({ id }) => id);
  const chains = await tx.run(findDocumentChains, { projectId, documentId, relationIds: last });
  const condemned: string[] = [];
  const kept: { chainId: string; documentId: string }[] = [];
  for (const { id, otherSource, statedBy } of chains) {
    const others = statedBy.map((documents) => new Set(documents.filter((other) => other !== documentId)));
    const whole = [...(others[0] ?? [])].sort().find((other) => others.every((documents) => documents.has(other)));
    if (others.some(({ size }) => size === 0) || (whole === undefined && !otherSource)) condemned.push(id);
    else if (whole !== undefined && !otherSource) kept.push({ chainId: id, documentId: whole });
  }
  return {
    chunkIds: source.chunkIds,
    relationIds: relations.map(({ id }) => id).sort(),
    condemned: condemned.sort(),
    kept: kept.sort((a, b) => (a.chainId < b.chainId ? -1 : 1)),
  };
}
