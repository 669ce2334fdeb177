// Purpose: Hold the concepts that are there already, and say what they lack. Setting a property to what it is locks and writes nothing.
// Access:  write
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>  in the order of ids, as every writer locks
// Returns: id: STRING, node: INTEGER, untyped: BOOLEAN, undefined: BOOLEAN, aliases: LIST<STRING>, alive: BOOLEAN
// Index:   concept_id_unique
// Bound:   one row a concept that is there
// Loader:  yes
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
SET concept._lock = true
RETURN conceptId AS id, id(concept) AS node, concept.type IS NULL AS untyped, concept.definition IS NULL AS undefined, coalesce(concept.aliases, []) AS aliases, concept.term IS NOT NULL AND concept:Concept AS alive
