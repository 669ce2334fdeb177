// Purpose: What a locked concept lacked and a further text gives: the first type and definition stay, aliases add up.
// Access:  write
// Params:  $projectId: STRING
//          $concepts: LIST<{id: STRING, type: STRING?, definition: STRING?, aliases: LIST<STRING>, aliasText: STRING}>  in the order of ids
// Returns: nothing
// Index:   concept_id_unique
// Bound:   the concepts of 1,000 chains
// Loader:  yes
UNWIND $concepts AS row
MATCH (concept:Concept {projectId: $projectId, id: row.id})
SET concept.type = coalesce(concept.type, row.type), concept.definition = coalesce(concept.definition, row.definition),
  concept.aliases = row.aliases, concept.aliasText = row.aliasText
