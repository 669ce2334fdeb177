// Purpose: Relations that were folded into others are relations again, with the chains and evidence that came from them; ends and projection are made right after.
// Access:  write
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>  in the order of ids
// Returns: id: STRING, type: STRING, subjectId: STRING, objectId: STRING, chains: INTEGER
// Index:   merged_relation_id_unique
// Bound:   the relations of one concept
UNWIND $relationIds AS relationId
MATCH (relation:MergedRelation {projectId: $projectId, id: relationId})
OPTIONAL MATCH (kept:Relation {projectId: relation.projectId, id: relation.mergedInto})
CALL {
  WITH relation
  MATCH (relation)-[pointer:MERGED_INTO]->()
  DELETE pointer
}
SET relation:Relation
REMOVE relation:MergedRelation, relation.mergedInto
WITH relation, kept
CALL {
  WITH relation, kept
  MATCH (kept)-[place:EVIDENCED_BY]->() WHERE place.throughMerge = relation.id
  DELETE place
}
CALL {
  WITH relation, kept
  MATCH ()-[use:TEACHES|REQUIRES]->(kept) WHERE use.throughMerge = relation.id
  DELETE use
}
CALL {
  WITH relation, kept
  MATCH (earlier:MergedRelation)-[pointer:MERGED_INTO]->(kept)
  WHERE last(pointer.through) = relation.id
  CREATE (earlier)-[:MERGED_INTO {through: pointer.through[..-1]}]->(relation)
  SET earlier.mergedInto = relation.id
  DELETE pointer
  RETURN collect(earlier.id) AS back
}
CALL {
  WITH relation, kept, back
  MATCH (chain:Chain)-[edge:HAS_EDGE]->(kept)
  WHERE edge.throughMerge = relation.id OR edge.throughMerge IN back
  MATCH (chain)-[node:HAS_NODE]->(start) WHERE node.i = edge.i
  WITH relation, chain, edge, back, CASE WHEN start.id = relation.subjectId THEN 'forward' ELSE 'backward' END AS direction
  CREATE (chain)-[:HAS_EDGE {i: edge.i, direction: direction, throughMerge: CASE WHEN edge.throughMerge IN back THEN edge.throughMerge END,
    statedDirection: CASE WHEN edge.throughMerge IN back THEN edge.statedDirection END}]->(relation)
  DELETE edge
  RETURN count(*) AS chains
}
WITH relation, relation.subjectId AS subjectId, relation.objectId AS objectId, chains
REMOVE relation.subjectId, relation.objectId
RETURN relation.id AS id, relation.type AS type, subjectId, objectId, chains
