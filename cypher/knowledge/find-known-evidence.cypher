// Purpose: Which of these places a held relation rests on already.
// Access:  read
// Params:  $places: {relation: LIST<INTEGER>, chunk: LIST<INTEGER>, start: LIST<INTEGER>, end: LIST<INTEGER>}  columns of one length; relation and chunk: store numbers of what this transaction holds
// Returns: places: LIST<INTEGER>
// Index:   none
// Bound:   one number a place
UNWIND range(0, size($places.relation) - 1) AS i
MATCH (relation:Relation)-[evidence:EVIDENCED_BY]->(chunk)
WHERE id(relation) = $places.relation[i] AND id(chunk) = $places.chunk[i] AND evidence.start = $places.start[i] AND evidence.end = $places.end[i]
RETURN collect(DISTINCT i) AS places
