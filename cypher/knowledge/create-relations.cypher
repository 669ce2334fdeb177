// Purpose: New relations in both forms, the reified one and its projection, which therefore never drift apart, with their evidence.
// Access:  write
// Params:  $projectId: STRING
//          $relations: LIST<{id: STRING, type: STRING, subjectId: STRING, objectId: STRING, evidence: LIST<{chunkId: STRING, documentId: STRING, start: INTEGER, end: INTEGER, quote: STRING, verb: STRING, modality: STRING, condition: STRING?}>}>  in the order of ids; both concepts are held or new
// Returns: created: INTEGER
// Index:   concept_id_unique, chunk_id_unique
// Bound:   the relations of 1,000 chains
// Loader:  yes
UNWIND $relations AS row
MATCH (subject:Concept {projectId: $projectId, id: row.subjectId})
MATCH (object:Concept {projectId: subject.projectId, id: row.objectId})
CREATE (subject)<-[:SUBJECT]-(relation:Relation {projectId: $projectId, id: row.id, type: row.type, subjectId: row.subjectId, objectId: row.objectId, _lock: true})-[:OBJECT]->(object)
FOREACH (ignored IN CASE row.type WHEN 'SPECIALIZATION' THEN [1] ELSE [] END | CREATE (subject)-[:SPECIALIZATION {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'PART_OF' THEN [1] ELSE [] END | CREATE (subject)-[:PART_OF {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'CAUSAL' THEN [1] ELSE [] END | CREATE (subject)-[:CAUSAL {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'INHIBITS' THEN [1] ELSE [] END | CREATE (subject)-[:INHIBITS {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'PREREQUISITE' THEN [1] ELSE [] END | CREATE (subject)-[:PREREQUISITE {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'PRECEDES' THEN [1] ELSE [] END | CREATE (subject)-[:PRECEDES {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'CONTRAST' THEN [1] ELSE [] END | CREATE (subject)-[:CONTRAST {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'EQUIVALENCE' THEN [1] ELSE [] END | CREATE (subject)-[:EQUIVALENCE {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'PROPERTY' THEN [1] ELSE [] END | CREATE (subject)-[:PROPERTY {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'FUNCTION' THEN [1] ELSE [] END | CREATE (subject)-[:FUNCTION {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'TRANSFORMATION' THEN [1] ELSE [] END | CREATE (subject)-[:TRANSFORMATION {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'EVIDENCE' THEN [1] ELSE [] END | CREATE (subject)-[:EVIDENCE {relationId: row.id}]->(object))
FOREACH (ignored IN CASE row.type WHEN 'ASSOCIATION' THEN [1] ELSE [] END | CREATE (subject)-[:ASSOCIATION {relationId: row.id}]->(object))
WITH relation, row
CALL {
  WITH relation, row
  UNWIND row.evidence AS place
  MATCH (chunk:Chunk {projectId: $projectId, id: place.chunkId})
  CREATE (relation)-[:EVIDENCED_BY {documentId: place.documentId, start: place.start, end: place.end, quote: place.quote, verb: place.verb,
    modality: place.modality, condition: place.condition, verified: true}]->(chunk)
}
RETURN count(relation) AS created
