// Purpose: The chains through a held concept go through another one, marked with where they come from.
// Access:  write
// Params:  $projectId: STRING
//          $fromId: STRING
//          $intoId: STRING
// Returns: moved: INTEGER
// Index:   concept_id_unique
// Bound:   the chains of one concept
MATCH (concept:Concept {projectId: $projectId, id: $fromId})
USING INDEX concept:Concept(projectId, id)
MATCH (kept:Concept {projectId: concept.projectId, id: $intoId})
USING INDEX kept:Concept(projectId, id)
MATCH (chain:Chain)-[node:HAS_NODE]->(concept)
CREATE (chain)-[:HAS_NODE {i: node.i, throughMerge: coalesce(node.throughMerge, $fromId)}]->(kept)
DELETE node
RETURN count(*) AS moved
