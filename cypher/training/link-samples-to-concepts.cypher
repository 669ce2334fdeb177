// Purpose: Write which concepts samples teach.
// Access:  write
// Params:  $projectId: STRING
//          $links: LIST<{sampleId: STRING, nodeId: STRING}>
// Returns: linked: INTEGER
// Index:   sample_id_unique, concept_id_unique
// Bound:   1,000 rows
UNWIND $links AS link
MATCH (sample:Sample {projectId: $projectId, id: link.sampleId})
CALL {
  WITH link, sample
  MATCH (node:Concept {projectId: $projectId, id: link.nodeId})
  MERGE (sample)-[teaches:TEACHES]->(node)
  RETURN count(teaches) AS taught
}
RETURN sum(taught) AS linked
