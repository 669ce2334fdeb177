// Purpose: The concepts and relations that the items of a suite require: the columns of its Q-matrix.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: id: STRING, kind: STRING, term: STRING?, type: STRING?, discipline: STRING?, subjectId: STRING?, subject: STRING?, objectId: STRING?, object: STRING?
// Index:   benchmark_id_unique
// Bound:   what one suite requires, streamed
MATCH (:Benchmark {projectId: $projectId, id: $benchmarkId})-[:HAS_ITEM]->(:Item)-[:REQUIRES]->(node:Concept|Relation)
WITH DISTINCT node
OPTIONAL MATCH (subject:Concept)<-[:SUBJECT]-(node)-[:OBJECT]->(object:Concept)
RETURN node.id AS id, CASE WHEN node:Relation THEN 'relation' ELSE 'concept' END AS kind, node.term AS term, node.type AS type,
  node.discipline AS discipline, subject.id AS subjectId, subject.term AS subject, object.id AS objectId, object.term AS object
ORDER BY id
