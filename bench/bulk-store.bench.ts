/**
 * A store of any multiple of the published size in minutes: what the service would write (its own ids, its own plan of a batch), put
 * there by the offline import of Neo4j. For measuring audit and neighborhoods at other sizes than load.bench.ts makes.
 *
 *   BENCH_HOME=folder node --import tsx bench/bulk-store.bench.ts [scale]
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProposedChain, RelationType } from '../src/domain/index.ts';
import { planBatch } from '../src/knowledge/store/plan-batch.ts';
import { NO_MERGES } from '../src/knowledge/store/resolution.ts';
import { adminImport } from './knowledge/admin-import.ts';
import { ImportFiles } from './knowledge/import-files.ts';
import { buildReference, REFERENCE, type ReferenceDocument } from './knowledge/reference-structure.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const scale = Number(process.argv[2] ?? 1);
const home = process.env.BENCH_HOME;
if (home === undefined) throw new Error('BENCH_HOME names the folder of the store');
const folder = join(home, 'import');
const files = new ImportFiles(folder, 'bench');
const createdAt = new Date().toISOString();
const counts = { concepts: 0, relations: 0, chains: 0 };

/** An empty list would be read as no list at all. */
const LISTS = { preconditions: ['None.'], negativeConstraints: ['None.'] };

interface Line {
  readonly discipline: string;
  readonly document: { readonly sha256: string };
  readonly chain: Pick<ProposedChain, 'name' | 'summary' | 'preconditions' | 'negativeConstraints'>;
  readonly concepts: ProposedChain['nodes'];
  readonly path: (Omit<ProposedChain['steps'][number], 'span'> & { type: RelationType; start: number; end: number })[];
}

sayMachine();
await files.node('Project', { id: 'bench', name: 'bench', createdAt });
for (let part = 0; part < scale; part++) {
  const share = Math.min(1, scale - part);
  const { lines, documents } = buildReference(share, part + 1, part * 2 * REFERENCE.documents);
  const bySha = new Map(documents.map((document) => [document.sha256, document]));
  for (const document of documents) await writeDocument(document);
  const plan = planBatch(
    lines.map((line) => proposalOf(JSON.parse(line) as Line, bySha)),
    NO_MERGES,
  );
  for (const concept of plan.concepts)
    await files.node('Concept', { ...concept, aliases: [concept.term], aliasText: concept.term, _lock: true });
  for (const { evidence, ...relation } of plan.relations) {
    await files.node('Relation', { ...relation, _lock: true });
    await files.edge('SUBJECT', relation.id, relation.subjectId);
    await files.edge('OBJECT', relation.id, relation.objectId);
    await files.edge('PROJECTED', relation.subjectId, relation.objectId, {
      relationId: relation.id,
      type: relation.type,
    });
    for (const place of evidence.values())
      await files.edge('EVIDENCED_BY', relation.id, place.chunkId, { ...place, verified: true });
  }
  const subjects = new Map(plan.relations.map(({ id, subjectId }) => [id, subjectId]));
  for (const { id, chain, nodes, edges, documentIds } of plan.chains) {
    await files.node('Chain', { ...chain, ...LISTS, id, _lock: true });
    for (const [i, conceptId] of nodes.entries()) await files.edge('HAS_NODE', id, conceptId, { i });
    for (const [i, relationId] of edges.entries())
      await files.edge('HAS_EDGE', id, relationId, {
        i,
        direction: subjects.get(relationId) === nodes[i] ? 'forward' : 'backward',
      });
    for (const documentId of documentIds) await files.edge('EXTRACTED_FROM', id, documentId);
  }
  for (const kind of ['concepts', 'relations', 'chains'] as const) counts[kind] += plan[kind].length;
}
const seconds = await adminImport(home, await files.close());
await rm(folder, { recursive: true, force: true });
console.log(
  `${JSON.stringify(counts)}: ${files.entities.toLocaleString('en')} entities by neo4j-admin import in ${seconds.toFixed(1)} s, ${Math.round(files.entities / seconds).toLocaleString('en')} /s`,
);
const since = performance.now();
const { stop } = await startBench();
console.log(`constraints and indexes on it: ${((performance.now() - since) / 1000).toFixed(1)} s`);
await stop();

async function writeDocument({ id, sha256, discipline, text, chunks }: ReferenceDocument): Promise<void> {
  const shared = { title: id, discipline, sha256, leftOut: '[]', createdAt };
  await files.node('Document', { ...shared, id, characters: text.length, chunks: chunks.length, text });
  for (const chunk of chunks) {
    await files.node('Chunk', { ...chunk, documentId: id, headings: ['Text'] });
    await files.edge('HAS_CHUNK', id, chunk.id, { i: chunk.i });
  }
}

function proposalOf(line: Line, bySha: ReadonlyMap<string, ReferenceDocument>): ProposedChain {
  const document = bySha.get(line.document.sha256)!;
  const { discipline, chain, concepts, path } = line;
  return {
    discipline,
    documentId: document.id as ProposedChain['documentId'],
    ...chain,
    nodes: concepts,
    steps: path.map(({ start, end, ...step }) => ({
      ...step,
      direction: 'forward',
      span: { chunkId: document.chunks.find((chunk) => start < chunk.end)!.id, start, end },
    })) as ProposedChain['steps'],
  };
}
