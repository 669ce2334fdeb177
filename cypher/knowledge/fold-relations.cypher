// Purpose: A held relation that says after a merge what another one says already is that other: its chains, evidence and uses go there, marked
//          with where they come from, and its node stays as a pointer that names the ends it had.
// Access:  write
// Params:  $projectId: STRING
//          $folds: LIST<{fromId: STRING, intoId: STRING, turned: BOOLEAN}>  in the order of ids; turned: subject and object change places
// Returns: folded: INTEGER
// Index:   relation_id_unique
// Bound:   the relations of one concept
UNWIND $folds AS row
MATCH (relation:Relation {projectId: $projectId, id: row.fromId})
MATCH (kept:Relation {projectId: relation.projectId, id: row.intoId})
CALL {
  WITH row, relation, kept
  MATCH (chain:Chain)-[edge:HAS_EDGE]->(relation)
  CREATE (chain)-[:HAS_EDGE {i: edge.i, direction: CASE WHEN row.turned THEN CASE edge.direction WHEN 'forward' THEN 'backward' ELSE 'forward' END ELSE edge.direction END,
    throughMerge: coalesce(edge.throughMerge, relation.id), statedDirection: coalesce(edge.statedDirection, edge.direction)}]->(kept)
  DELETE edge
}
CALL {
  WITH relation, kept
  MATCH (relation)-[place:EVIDENCED_BY]->(source)
  WHERE NOT EXISTS { MATCH (kept)-[known:EVIDENCED_BY]->(source) WHERE known.start = place.start AND known.end = place.end OR known.start IS NULL AND known.quote = place.quote }
  CREATE (kept)-[copy:EVIDENCED_BY]->(source)
  SET copy = properties(place), copy.throughMerge = relation.id
}
CALL {
  WITH relation, kept
  MATCH (user)-[:TEACHES]->(relation) WHERE NOT EXISTS { (user)-[:TEACHES]->(kept) }
  CREATE (user)-[:TEACHES {throughMerge: relation.id}]->(kept)
}
CALL {
  WITH relation, kept
  MATCH (user)-[:REQUIRES]->(relation) WHERE NOT EXISTS { (user)-[:REQUIRES]->(kept) }
  CREATE (user)-[:REQUIRES {throughMerge: relation.id}]->(kept)
}
CALL {
  WITH relation
  MATCH (relation)-[from:SUBJECT]->(subject)
  MATCH (relation)-[to:OBJECT]->(object)
  OPTIONAL MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
  WHERE projection.relationId = relation.id
  SET relation.subjectId = subject.id, relation.objectId = object.id
  DELETE from, to, projection
}
CALL {
  WITH relation, kept
  MATCH (earlier:MergedRelation)-[pointer:MERGED_INTO]->(relation)
  CREATE (earlier)-[:MERGED_INTO {through: coalesce(pointer.through, []) + relation.id}]->(kept)
  SET earlier.mergedInto = kept.id
  DELETE pointer
}
CREATE (relation)-[:MERGED_INTO]->(kept)
SET relation:MergedRelation, relation.mergedInto = row.intoId
REMOVE relation:Relation
RETURN count(*) AS folded
