// Purpose: What is known of a concept itself, and what merges gave it, so that it can be made again as it was.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
// Returns: type: STRING?, definition: STRING?, aliases: LIST<STRING>, records: LIST<STRING>
// Index:   concept_id_unique
// Bound:   one row
MATCH (concept:Concept {projectId: $projectId, id: $conceptId})
RETURN concept.type AS type, concept.definition AS definition, concept.aliases AS aliases,
  [(merged:MergedConcept)-[:MERGED_INTO]->(concept) | merged.mergeRecord] AS records
