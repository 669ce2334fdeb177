// Purpose: The relations of the chains: relations[k], a store number, at places[k], which is the chain's store number times 4,096 plus the place in it; where that is missing, places are fewer; text in its place is refused by the shape of the row.
//   In reverse where the relation is not followed forward: -2 minus that. The relations of a chain come together.
// Access:  read
// Params:  $projectId: STRING
// Returns: part: INTEGER, places: LIST<FLOAT>, relations: LIST<FLOAT>
// Index:   chain_id_unique
// Bound:   two numbers a relation of a chain; a row for each 1,024 store numbers
MATCH (chain:Chain {projectId: $projectId})
USING INDEX chain:Chain(projectId, id)
WHERE chain.id IS NOT NULL
MATCH (chain)-[at:HAS_EDGE]->(relation)
RETURN id(chain) / 1024 AS part,
  collect(CASE at.direction WHEN 'forward' THEN id(chain) * 4096.0 + at.i ELSE -2 - (id(chain) * 4096.0 + at.i) END) AS places,
  collect(id(relation) * 1.0) AS relations
