import neo4j, { type Session } from 'neo4j-driver';

export interface Entities {
  readonly concepts: object[];
  readonly relations: { id: string; type: string; subjectId: string; objectId: string }[];
  readonly chains: object[];
  readonly hasNode: object[];
  readonly hasEdge: object[];
  readonly evidence: object[];
  readonly extractedFrom: object[];
}

const ROWS = 5_000;

/**
 * What one writes in an afternoon: UNWIND 5,000 rows, plain CREATE, two sessions for nodes and one for relationships. It
 * checks nothing, cannot be repeated, and writes the same nodes, relationships and properties as the service's import.
 */
export async function naiveLoad(
  at: { uri: string; username: string; password: string },
  projectId: string,
  entities: Entities,
): Promise<number> {
  const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password));
  const started = performance.now();
  const write = async (session: Session, text: string, rows: readonly object[]) => {
    for (let i = 0; i < rows.length; i += ROWS)
      await session.executeWrite((tx) =>
        tx.run(`UNWIND $rows AS row ${text}`, { p: projectId, rows: rows.slice(i, i + ROWS) }),
      );
  };
  try {
    const [a, b] = [driver.session(), driver.session()];
    await Promise.all([
      write(a, 'CREATE (n:Concept {projectId: $p}) SET n += row', entities.concepts),
      (async () => {
        await write(
          b,
          'CREATE (n:Relation {projectId: $p}) SET n += row',
          entities.relations.map(({ id, type }) => ({ id, type })),
        );
        await write(b, 'CREATE (n:Chain {projectId: $p}) SET n += row', entities.chains);
      })(),
    ]);
    await b.close();
    await write(
      a,
      'MATCH (r:Relation {projectId: $p, id: row.id}) MATCH (c:Concept {projectId: $p, id: row.subjectId}) CREATE (r)-[:SUBJECT]->(c)',
      entities.relations,
    );
    await write(
      a,
      'MATCH (r:Relation {projectId: $p, id: row.id}) MATCH (c:Concept {projectId: $p, id: row.objectId}) CREATE (r)-[:OBJECT]->(c)',
      entities.relations,
    );
    for (const type of new Set(entities.relations.map((relation) => relation.type)))
      await write(
        a,
        `MATCH (s:Concept {projectId: $p, id: row.subjectId}) MATCH (o:Concept {projectId: $p, id: row.objectId}) CREATE (s)-[:${type} {relationId: row.id}]->(o)`,
        entities.relations.filter((relation) => relation.type === type),
      );
    await write(
      a,
      'MATCH (n:Chain {projectId: $p, id: row.chainId}) MATCH (c:Concept {projectId: $p, id: row.id}) CREATE (n)-[:HAS_NODE {i: row.i}]->(c)',
      entities.hasNode,
    );
    await write(
      a,
      'MATCH (n:Chain {projectId: $p, id: row.chainId}) MATCH (r:Relation {projectId: $p, id: row.id}) CREATE (n)-[:HAS_EDGE {i: row.i, direction: row.direction}]->(r)',
      entities.hasEdge,
    );
    await write(
      a,
      'MATCH (r:Relation {projectId: $p, id: row.relationId}) MATCH (k:Chunk {projectId: $p, id: row.chunkId}) CREATE (r)-[e:EVIDENCED_BY]->(k) SET e = row.place',
      entities.evidence,
    );
    await write(
      a,
      'MATCH (n:Chain {projectId: $p, id: row.chainId}) MATCH (d:Document {projectId: $p, id: row.documentId}) CREATE (n)-[:EXTRACTED_FROM]->(d)',
      entities.extractedFrom,
    );
    await a.close();
  } finally {
    await driver.close();
  }
  return (performance.now() - started) / 1000;
}

/** Reads back what an import wrote, so that both loaders write the very same entities. */
export async function readEntities(
  at: { uri: string; username: string; password: string },
  projectId: string,
): Promise<Entities> {
  const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password));
  const read = async (text: string): Promise<never[]> => {
    const session = driver.session({ defaultAccessMode: 'READ' });
    const { records } = await session.run(text, { p: projectId });
    await session.close();
    return records.map((record) => record.get('row')) as never[];
  };
  try {
    return {
      concepts: await read(
        'MATCH (n:Concept {projectId: $p}) WHERE n.id > "" RETURN n {.*, projectId: null, _lock: null} AS row',
      ),
      relations: await read(
        'MATCH (o:Concept)<-[:OBJECT]-(n:Relation {projectId: $p})-[:SUBJECT]->(s:Concept) WHERE n.id > "" RETURN {id: n.id, type: n.type, subjectId: s.id, objectId: o.id} AS row',
      ),
      chains: await read(
        'MATCH (n:Chain {projectId: $p}) WHERE n.id > "" RETURN n {.*, projectId: null, _lock: null} AS row',
      ),
      hasNode: await read(
        'MATCH (n:Chain {projectId: $p})-[e:HAS_NODE]->(c) WHERE n.id > "" RETURN {chainId: n.id, id: c.id, i: e.i} AS row',
      ),
      hasEdge: await read(
        'MATCH (n:Chain {projectId: $p})-[e:HAS_EDGE]->(r) WHERE n.id > "" RETURN {chainId: n.id, id: r.id, i: e.i, direction: e.direction} AS row',
      ),
      evidence: await read(
        'MATCH (r:Relation {projectId: $p})-[e:EVIDENCED_BY]->(k) WHERE r.id > "" RETURN {relationId: r.id, chunkId: k.id, place: properties(e)} AS row',
      ),
      extractedFrom: await read(
        'MATCH (n:Chain {projectId: $p})-[:EXTRACTED_FROM]->(d) WHERE n.id > "" RETURN {chainId: n.id, documentId: d.id} AS row',
      ),
    };
  } finally {
    await driver.close();
  }
}
