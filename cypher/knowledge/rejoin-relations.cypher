// Purpose: Held relations have one subject and one object again, and their type; their projections are made right after.
// Access:  write
// Params:  $projectId: STRING
//          $relations: LIST<{id: STRING, type: STRING, subjectId: STRING, objectId: STRING, around: LIST<STRING>}>  in the order of ids; around: held concepts that old projections may start at
// Returns: rejoined: INTEGER
// Index:   relation_id_unique, concept_id_unique
// Bound:   the relations given
UNWIND $relations AS row
MATCH (relation:Relation {projectId: $projectId, id: row.id})
CALL {
  WITH relation
  MATCH (relation)-[end:SUBJECT|OBJECT]->()
  DELETE end
}
CALL {
  WITH row, relation
  UNWIND row.around AS conceptId
  MATCH (concept:Concept {projectId: relation.projectId, id: conceptId})-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->()
  WHERE projection.relationId = row.id
  DELETE projection
}
MATCH (subject:Concept {projectId: relation.projectId, id: row.subjectId})
MATCH (object:Concept {projectId: subject.projectId, id: row.objectId})
CREATE (subject)<-[:SUBJECT]-(relation)
CREATE (relation)-[:OBJECT]->(object)
SET relation.type = row.type
RETURN count(relation) AS rejoined
