// Purpose: Concepts with how often they are used.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
// Returns: id: STRING, term: STRING, type: STRING?, definition: STRING?, aliases: LIST<STRING>, discipline: STRING, relations: INTEGER, chains: INTEGER, samples: INTEGER, items: INTEGER
// Index:   concept_id_unique
// Bound:   one row a concept
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
USING INDEX concept:Concept(projectId, id)
RETURN concept.id AS id, concept.term AS term, concept.type AS type, concept.definition AS definition, concept.aliases AS aliases,
  concept.discipline AS discipline, COUNT { (concept)<-[:SUBJECT]-() } + COUNT { (concept)<-[:OBJECT]-() } AS relations,
  COUNT { (concept)<-[:HAS_NODE]-() } AS chains, COUNT { (concept)<-[:TEACHES]-() } AS samples,
  COUNT { (concept)<-[:HAS_NODE]-(:Chain)<-[:TESTS]-() } AS items
