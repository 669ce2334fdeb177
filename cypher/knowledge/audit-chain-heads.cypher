// Purpose: The first two concepts of each chain, as store numbers, so that chains can be counted by component.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, heads: LIST<LIST<INTEGER>>
// Index:   chain_id_unique
// Bound:   one row a discipline; two numbers a chain
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id IS NOT NULL
WITH chain, chain.discipline AS discipline
// A chain that is deleted while this reads has lost its properties.
WHERE discipline IS NOT NULL
RETURN discipline, collect([(chain)-[at:HAS_NODE]->(concept) WHERE at.i < 2 | id(concept)]) AS heads
