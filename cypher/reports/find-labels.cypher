// Purpose: What a person calls these concepts and relations.
// Access:  read
// Params:  $projectId: STRING
//          $ids: LIST<STRING>
// Returns: id: STRING, term: STRING?, type: STRING?, subject: STRING?, subjectType: STRING?, object: STRING?, objectType: STRING?
// Index:   concept_id_unique, relation_id_unique
// Bound:   as many rows as ids
UNWIND $ids AS id
CALL {
  WITH id
  MATCH (concept:Concept {projectId: $projectId, id: id})
  RETURN concept.term AS term, null AS type, null AS subject, null AS subjectType,
    null AS object, null AS objectType
  UNION
  WITH id
  MATCH (relation:Relation {projectId: $projectId, id: id})
  MATCH (subject:Concept)<-[:SUBJECT]-(relation)-[:OBJECT]->(object:Concept)
  RETURN null AS term, relation.type AS type, subject.term AS subject, subject.type AS subjectType,
    object.term AS object, object.type AS objectType
}
RETURN id, term, type, subject, subjectType, object, objectType
