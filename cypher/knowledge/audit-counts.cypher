// Purpose: How much there is of everything.
// Access:  read
// Params:  $projectId: STRING
// Returns: kind: STRING, count: INTEGER
// Index:   document_id_unique, chunk_id_unique, concept_id_unique, relation_id_unique, chain_id_unique, item_id_unique, sample_id_unique
// Bound:   seven rows from one pass over each index
MATCH (node:Document {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'documents' AS kind, count(*) AS count
UNION ALL
MATCH (node:Chunk {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'chunks' AS kind, count(*) AS count
UNION ALL
MATCH (node:Concept {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'concepts' AS kind, count(*) AS count
UNION ALL
MATCH (node:Relation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'relations' AS kind, count(*) AS count
UNION ALL
MATCH (node:Chain {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'chains' AS kind, count(*) AS count
UNION ALL
MATCH (node:Item {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'items' AS kind, count(*) AS count
UNION ALL
MATCH (node:Sample {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN 'samples' AS kind, count(*) AS count
