// Purpose: The subjects of held relations, by which a step's direction is told.
// Access:  read
// Params:  $relations: LIST<INTEGER>  store numbers of relations that this transaction holds
// Returns: relations: LIST<INTEGER>, subjects: LIST<INTEGER>
// Index:   none
// Bound:   the relations of 1,000 chains
// Loader:  yes
UNWIND $relations AS node
MATCH (relation:Relation) WHERE id(relation) = node
MATCH (relation)-[:SUBJECT]->(subject)
RETURN collect(id(relation)) AS relations, collect(id(subject)) AS subjects
