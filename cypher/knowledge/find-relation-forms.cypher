// Purpose: What each of these relations says in every form it is kept in: its edges, its projections, and as the chains go through it.
// Access:  read
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
// Returns: id: STRING, type: STRING?, subjects: LIST<STRING>, objects: LIST<STRING>, projected: LIST<STRING>, beside: LIST<STRING>, chainIds: LIST<STRING>
// Index:   relation_id_unique
// Bound:   one row a relation
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
CALL {
  WITH relation
  MATCH (relation)<-[at:HAS_EDGE]-(chain:Chain)
  OPTIONAL MATCH (chain)-[node:HAS_NODE]->(concept:Concept) WHERE node.i = at.i OR node.i = at.i + 1
  WITH chain, concept ORDER BY chain.id, concept.id
  RETURN collect(DISTINCT concept.id)[..20] AS beside, collect(DISTINCT chain.id)[..20] AS chainIds
}
RETURN relation.id AS id, toStringOrNull(relation.type) AS type,
  [(relation)-[:SUBJECT]->(subject:Concept) | subject.id] AS subjects, [(relation)-[:OBJECT]->(object:Concept) | object.id] AS objects,
  [(relation)-[:SUBJECT]->(:Concept)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->() WHERE projection.relationId = relation.id | type(projection)] AS projected,
  beside, chainIds
ORDER BY id
