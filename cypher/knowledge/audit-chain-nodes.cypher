// Purpose: The nodes of the chains of each discipline as store numbers: chains[k] has concepts[k] at places[k], -1 where that is no number. The nodes of a chain come together.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, part: INTEGER, chains: LIST<INTEGER>, places: LIST<INTEGER>, concepts: LIST<INTEGER>
// Index:   chain_discipline_id
// Bound:   three numbers a node of a chain; a row for each 1,024 store numbers of a discipline
MATCH (chain:Chain {projectId: $projectId})
USING INDEX chain:Chain(projectId, discipline, id)
WHERE chain.discipline IS NOT NULL AND chain.id IS NOT NULL
MATCH (chain)-[at:HAS_NODE]->(concept)
RETURN chain.discipline AS discipline, id(chain) / 1024 AS part, collect(id(chain)) AS chains, collect(CASE WHEN at.i IS :: INTEGER NOT NULL THEN at.i ELSE -1 END) AS places, collect(id(concept)) AS concepts
