// Purpose: Which of these concepts are there, and what type they have; most of a new text's are not.
// Access:  read
// Params:  $projectId: STRING
//          $ids: LIST<STRING>
// Returns: id: STRING, type: STRING?, isDefined: BOOLEAN
// Index:   concept_id_unique
// Bound:   one row an id that is there
UNWIND $ids AS id
MATCH (concept:Concept {projectId: $projectId, id: id})
RETURN concept.id AS id, concept.type AS type, concept.definition IS NOT NULL AS isDefined
