// Purpose: Where a concept comes from, and what was made of it: documents and chains, items, samples, runs, diagnoses, patches.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
//          $limit: INTEGER  most entries of each list
// Returns: documents: LIST<{id: STRING, title: STRING, relations: INTEGER}>, chains: LIST<{id: STRING, name: STRING}>, items: LIST<{id: STRING, benchmarkId: STRING}>, samples: LIST<{id: STRING}>, runs: LIST<{id: STRING}>, diagnoses: LIST<{id: STRING}>, patches: LIST<{id: STRING}>
// Index:   concept_id_unique, document_id_unique
// Bound:   one row
MATCH (concept:Concept {projectId: $projectId, id: $conceptId})
CALL {
  WITH concept
  MATCH (concept)<-[:SUBJECT|OBJECT]-(relation:Relation)-[:EVIDENCED_BY]->(source)
  WITH coalesce(source.documentId, source.id) AS documentId, count(DISTINCT relation) AS relations
  ORDER BY relations DESC, documentId LIMIT $limit
  MATCH (document:Document {projectId: $projectId, id: documentId})
  RETURN collect({id: documentId, title: document.title, relations: relations}) AS documents
}
CALL {
  WITH concept
  MATCH (concept)<-[:HAS_NODE]-(chain:Chain)
  WITH chain ORDER BY chain.id LIMIT $limit
  RETURN collect({id: chain.id, name: chain.name}) AS chains
}
CALL {
  WITH concept
  MATCH (concept)<-[:HAS_NODE]-(:Chain)<-[:TESTS]-(item:Item)
  WITH DISTINCT item ORDER BY item.id LIMIT $limit
  RETURN collect({id: item.id, benchmarkId: item.benchmarkId}) AS items, collect(item) AS itemNodes
}
CALL {
  WITH concept
  MATCH (concept)<-[:TEACHES]-(sample:Sample)
  WITH DISTINCT sample ORDER BY sample.id LIMIT $limit
  RETURN collect({id: sample.id}) AS samples
}
CALL {
  WITH itemNodes
  UNWIND itemNodes AS item
  MATCH (item)<-[:ANSWERED]-(run:EvalRun)
  WITH DISTINCT run ORDER BY run.id LIMIT $limit
  RETURN collect({id: run.id}) AS runs
}
CALL {
  WITH concept
  CALL {
    WITH concept
    MATCH (concept)<-[:BLAMES]-(diagnosis:Diagnosis)
    RETURN diagnosis
    UNION
    WITH concept
    MATCH (concept)<-[:SUBJECT|OBJECT]-(:Relation)<-[:BLAMES]-(diagnosis:Diagnosis)
    RETURN diagnosis
  }
  WITH DISTINCT diagnosis ORDER BY diagnosis.id LIMIT $limit
  RETURN collect({id: diagnosis.id}) AS diagnoses, collect(diagnosis) AS diagnosisNodes
}
CALL {
  WITH diagnosisNodes
  UNWIND diagnosisNodes AS diagnosis
  MATCH (diagnosis)<-[:REPAIRS]-(patch:Patch)
  WITH DISTINCT patch ORDER BY patch.id LIMIT $limit
  RETURN collect({id: patch.id}) AS patches
}
RETURN documents, chains, items, samples, runs, diagnoses, patches
