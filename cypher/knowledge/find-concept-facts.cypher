// Purpose: All that a merge of this concept touches: its relations with their chains and chunks, and the chains through it.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
// Returns: term: STRING, discipline: STRING, aliases: LIST<STRING>, relations: LIST<{id: STRING, type: STRING, subjectId: STRING, objectId: STRING, chunkIds: LIST<STRING>, documentIds: LIST<STRING>}>, chains: LIST<{id: STRING, nodes: LIST<STRING>, edges: LIST<{i: INTEGER, id: STRING}>}>
// Index:   concept_id_unique
// Bound:   one row
MATCH (concept:Concept {projectId: $projectId, id: $conceptId})
RETURN concept.term AS term, concept.discipline AS discipline, concept.aliases AS aliases,
  [(concept)<-[:SUBJECT|OBJECT]-(relation:Relation) | {id: relation.id, type: relation.type,
    subjectId: head([(relation)-[:SUBJECT]->(subject) | subject.id]), objectId: head([(relation)-[:OBJECT]->(object) | object.id]),
    chunkIds: [(relation)-[:EVIDENCED_BY]->(chunk:Chunk) | chunk.id], documentIds: [(relation)-[:EVIDENCED_BY]->(document:Document) | document.id]}] AS relations,
  [(concept)<-[:HAS_NODE]-(chain:Chain) | {id: chain.id, nodes: [(chain)-[:HAS_NODE]->(node) | node.id],
    edges: [(chain)-[edge:HAS_EDGE]->(step) | {i: edge.i, id: step.id}]}] AS chains
