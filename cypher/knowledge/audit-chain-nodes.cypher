// Purpose: The nodes of the chains of each discipline: concepts[k], a store number, at places[k], which is the chain's store number times 4,096 plus the place in it; -1 where that is no number.
//   The nodes of a chain come together. Floats, which the driver reads in a third of the time that integers take.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, part: INTEGER, places: LIST<FLOAT>, concepts: LIST<FLOAT>
// Index:   chain_discipline_id
// Bound:   two numbers a node of a chain; a row for each 1,024 store numbers of a discipline
MATCH (chain:Chain {projectId: $projectId})
USING INDEX chain:Chain(projectId, discipline, id)
WHERE chain.discipline IS NOT NULL AND chain.id IS NOT NULL
MATCH (chain)-[at:HAS_NODE]->(concept)
RETURN chain.discipline AS discipline, id(chain) / 1024 AS part,
  collect(CASE WHEN at.i IS :: INTEGER NOT NULL THEN id(chain) * 4096.0 + at.i ELSE -1.0 END) AS places, collect(id(concept) * 1.0) AS concepts
