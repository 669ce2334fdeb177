// Purpose: New concepts; a concurrent writer of the same concept ends at the constraint and starts over.
// Access:  write
// Params:  $projectId: STRING
//          $concepts: {id: LIST<STRING>, term: LIST<STRING>, normalized: LIST<STRING>, sense: LIST<STRING>, type: LIST<STRING?>, definition: LIST<STRING?>, aliases: LIST<LIST<STRING>>, aliasText: LIST<STRING>, discipline: LIST<STRING>}  columns of one length, in the order of ids
// Returns: places: LIST<INTEGER>, nodes: LIST<INTEGER>
// Index:   none
// Bound:   the concepts of 1,000 chains
// Loader:  yes
UNWIND range(0, size($concepts.id) - 1) AS i
CREATE (concept:Concept {projectId: $projectId, id: $concepts.id[i], term: $concepts.term[i], normalized: $concepts.normalized[i],
  sense: $concepts.sense[i], type: $concepts.type[i], definition: $concepts.definition[i], aliases: $concepts.aliases[i],
  aliasText: $concepts.aliasText[i], discipline: $concepts.discipline[i], _lock: true})
RETURN collect(i) AS places, collect(id(concept)) AS nodes
