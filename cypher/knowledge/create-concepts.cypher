// Purpose: New concepts; a concurrent writer of the same concept ends at the constraint and starts over.
// Access:  write
// Params:  $projectId: STRING
//          $concepts: LIST<{id: STRING, term: STRING, normalized: STRING, sense: STRING, type: STRING?, definition: STRING?, aliases: LIST<STRING>, aliasText: STRING, discipline: STRING}>  in the order of ids
// Returns: nothing
// Index:   none
// Bound:   the concepts of 1,000 chains
// Loader:  yes
UNWIND $concepts AS row
CREATE (:Concept {projectId: $projectId, id: row.id, term: row.term, normalized: row.normalized, sense: row.sense, type: row.type,
  definition: row.definition, aliases: row.aliases, aliasText: row.aliasText, discipline: row.discipline, _lock: true})
