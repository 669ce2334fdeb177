// Purpose: Remove those of these held relations that lie on no chain any more, both forms at once.
// Access:  write
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
// Returns: deleted: INTEGER
// Index:   relation_id_unique
// Bound:   the relations given
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
WHERE NOT EXISTS { (relation)<-[:HAS_EDGE]-(:Chain) }
OPTIONAL MATCH (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept),
  (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE projection.relationId = relation.id
DELETE projection
WITH DISTINCT relation, relationId
OPTIONAL MATCH (pointer:MergedRelation)-[:MERGED_INTO]->(relation)
DETACH DELETE pointer, relation
RETURN count(DISTINCT relationId) AS deleted
