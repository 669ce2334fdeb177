// Purpose: Quotes of a document whose text is not here: evidence that waits on the document itself to be verified.
// Access:  write
// Params:  $projectId: STRING
//          $places: LIST<{relationId: STRING, documentId: STRING, start: INTEGER?, end: INTEGER?, quote: STRING, verb: STRING, modality: STRING, condition: STRING?}>  in the order of relation ids
// Returns: created: INTEGER
// Index:   relation_id_unique, document_id_unique
// Bound:   the evidence of 1,000 chains
UNWIND $places AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})
MATCH (document:Document {projectId: relation.projectId, id: row.documentId})
MERGE (relation)-[evidence:EVIDENCED_BY {quote: row.quote}]->(document)
ON CREATE SET evidence.documentId = row.documentId, evidence.start = row.start, evidence.end = row.end, evidence.verb = row.verb,
  evidence.modality = row.modality, evidence.condition = row.condition, evidence.verified = false
RETURN count(*) AS created
