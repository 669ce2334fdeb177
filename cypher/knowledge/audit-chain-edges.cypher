// Purpose: The relations of the chains as store numbers: chains[k] has relations[k] at places[k] (-1 where that is no number), forward or not. The relations of a chain come together.
// Access:  read
// Params:  $projectId: STRING
// Returns: part: INTEGER, chains: LIST<INTEGER>, places: LIST<INTEGER>, relations: LIST<INTEGER>, forward: LIST<BOOLEAN>
// Index:   chain_id_unique
// Bound:   four values a relation of a chain; a row for each 1,024 store numbers
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id IS NOT NULL
MATCH (chain)-[at:HAS_EDGE]->(relation)
RETURN id(chain) / 1024 AS part, collect(id(chain)) AS chains, collect(CASE WHEN at.i IS :: INTEGER NOT NULL THEN at.i ELSE -1 END) AS places, collect(id(relation)) AS relations,
  collect(coalesce(at.direction = 'forward', false)) AS forward
