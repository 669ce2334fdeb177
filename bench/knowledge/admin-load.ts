import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminImport } from './admin-import.ts';
import { ImportFiles } from './import-files.ts';
import type { Entities } from './naive-load.ts';
import type { ReferenceDocument } from './reference-structure.ts';

/** The same entities by the offline import of Neo4j, into a store of its own that is removed again. The files are there before the clock starts. */
export async function adminLoad(
  projectId: string,
  documents: readonly ReferenceDocument[],
  entities: Entities,
): Promise<{ seconds: number; entities: number }> {
  const home = await mkdtemp(join(tmpdir(), 'proda-admin-import-'));
  const files = new ImportFiles(join(home, 'import'), projectId);
  type Row = Record<string, unknown>;
  try {
    // Chunks are ends of evidence, documents of chains; both loaders find them there and neither counts them.
    for (const { id, chunks } of documents) {
      await files.node('Document', { id });
      for (const chunk of chunks) await files.node('Chunk', { id: chunk.id, documentId: id, i: chunk.i });
    }
    const before = files.entities;
    for (const concept of entities.concepts) await files.node('Concept', concept as Row);
    for (const relation of entities.relations) {
      const { id, type, subjectId, objectId } = relation;
      await files.node('Relation', relation as unknown as Row);
      await files.edge('SUBJECT', id, subjectId);
      await files.edge('OBJECT', id, objectId);
      await files.edge('PROJECTED', subjectId, objectId, { relationId: id, type });
    }
    for (const chain of entities.chains) await files.node('Chain', chain as Row);
    for (const row of entities.hasNode as Row[]) await files.edge('HAS_NODE', row.chainId, row.id, row);
    for (const row of entities.hasEdge as Row[]) await files.edge('HAS_EDGE', row.chainId, row.id, row);
    for (const row of entities.evidence as Row[])
      await files.edge('EVIDENCED_BY', row.relationId, row.chunkId, row.place as Row);
    for (const row of entities.extractedFrom as Row[]) await files.edge('EXTRACTED_FROM', row.chainId, row.documentId);
    const count = files.entities - before;
    return { seconds: await adminImport(home, await files.close()), entities: count };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
