// Purpose: The nodes of the chains of each discipline, one number each: the concept's store number times 4,194,304, plus the chain's within its part times 4,096, plus the place in the chain;
//   -1 where that is no number from 0 to 4,095. The nodes of a chain come together. Floats, which the driver reads in a third of the time that integers take, and one, not three.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, part: INTEGER, nodes: LIST<FLOAT>
// Index:   chain_discipline_id
// Bound:   one number a node of a chain; a row for each 1,024 store numbers of a discipline
MATCH (chain:Chain {projectId: $projectId})
USING INDEX chain:Chain(projectId, discipline, id)
WHERE chain.discipline IS NOT NULL AND chain.id IS NOT NULL
WITH chain.discipline AS discipline, chain, id(chain) / 1024 AS part, id(chain) % 1024 * 4096 AS base
MATCH (chain)-[at:HAS_NODE]->(concept)
WITH discipline, part, base, concept, at.i AS i
RETURN discipline, part, collect(CASE WHEN 0 <= i < 4096 THEN id(concept) * 4194304.0 + base + i ELSE -1.0 END) AS nodes
