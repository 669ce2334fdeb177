// Purpose: Held relations get other ends, both forms at once.
// Access:  write
// Params:  $projectId: STRING
//          $relations: LIST<{id: STRING, type: STRING, subjectId: STRING, objectId: STRING, turned: BOOLEAN}>  in the order of ids; all concepts are held; turned: subject and object change places, and chains walk it the other way
// Returns: moved: INTEGER
// Index:   relation_id_unique, concept_id_unique
// Bound:   the relations of one concept
UNWIND $relations AS row
MATCH (relation:Relation {projectId: $projectId, id: row.id})
MATCH (relation)-[from:SUBJECT]->(oldSubject:Concept)
MATCH (relation)-[to:OBJECT]->(oldObject:Concept)
OPTIONAL MATCH (oldSubject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(oldObject)
WHERE projection.relationId = row.id
DELETE from, to, projection
WITH row, relation
MATCH (subject:Concept {projectId: relation.projectId, id: row.subjectId})
MATCH (object:Concept {projectId: subject.projectId, id: row.objectId})
CREATE (subject)<-[:SUBJECT]-(relation)
CREATE (relation)-[:OBJECT]->(object)
WITH row, relation, subject, object
CALL {
  WITH row, relation
  MATCH (:Chain)-[edge:HAS_EDGE]->(relation)
  WHERE row.turned
  SET edge.direction = CASE edge.direction WHEN 'forward' THEN 'backward' ELSE 'forward' END
}
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
RETURN count(relation) AS moved
