// Purpose: The relations of the chains, one number each, as in audit-chain-nodes: relation, chain within its part, place; -2 minus that where the relation is not followed forward; -1 where the place is no number from 0 to 4,095.
//   The relations of a chain come together.
// Access:  read
// Params:  $projectId: STRING
// Returns: part: INTEGER, edges: LIST<FLOAT>
// Index:   chain_id_unique
// Bound:   one number a relation of a chain; a row for each 1,024 store numbers
MATCH (chain:Chain {projectId: $projectId})
USING INDEX chain:Chain(projectId, id)
WHERE chain.id IS NOT NULL
WITH chain, id(chain) / 1024 AS part, id(chain) % 1024 * 4096 AS base
MATCH (chain)-[at:HAS_EDGE]->(relation)
WITH part, base, relation, at.i AS i, at.direction AS direction
RETURN part,
  collect(CASE WHEN 0 <= i < 4096 THEN CASE direction
    WHEN 'forward' THEN id(relation) * 4194304.0 + base + i
    ELSE -2 - (id(relation) * 4194304.0 + base + i) END ELSE -1.0 END) AS edges
