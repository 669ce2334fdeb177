// Purpose: The nodes and edges of chains by their places, to tell whether they are paths once their relations are mended.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING, nodes: LIST<{i: INTEGER?, id: STRING?}>, edges: LIST<{i: INTEGER?, direction: STRING?, relationId: STRING?, subjectIds: LIST<STRING>, objectIds: LIST<STRING>}>
// Index:   chain_id_unique
// Bound:   one row a chain
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
RETURN chain.id AS id, [(chain)-[at:HAS_NODE]->(concept) | {i: toIntegerOrNull(at.i), id: toStringOrNull(concept.id)}] AS nodes,
  [(chain)-[at:HAS_EDGE]->(relation) | {i: toIntegerOrNull(at.i), direction: toStringOrNull(at.direction), relationId: toStringOrNull(relation.id),
    subjectIds: [(relation)-[:SUBJECT]->(subject) | subject.id], objectIds: [(relation)-[:OBJECT]->(object) | object.id]}] AS edges
