// Purpose: Remove those of these held concepts that lie on no chain any more, with the pointers of what was merged into them. None still has a relation: a relation lies on a chain, and so do its ends.
// Access:  write
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
// Returns: deleted: INTEGER
// Index:   concept_id_unique
// Bound:   the concepts given
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
WHERE NOT EXISTS { (concept)<-[:HAS_NODE]-(:Chain) }
OPTIONAL MATCH (pointer:MergedConcept)-[:MERGED_INTO]->(concept)
DETACH DELETE pointer, concept
RETURN count(DISTINCT conceptId) AS deleted
