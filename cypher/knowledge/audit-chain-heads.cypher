// Purpose: The first two concepts of each chain, as store numbers, so that chains can be counted by component.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, heads: LIST<LIST<INTEGER>>
// Index:   chain_id_unique
// Bound:   one row a discipline; two numbers a chain
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id IS NOT NULL
RETURN chain.discipline AS discipline, collect([(chain)-[at:HAS_NODE]->(concept) WHERE at.i < 2 | id(concept)]) AS heads
