// Purpose: What each of these relations says in every form it is kept in: its edges, its projections, and as the chains go through it; near: what the relations before and after it on its chains join.
// Access:  read
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
// Returns: id: STRING, type: STRING?, subjects: LIST<STRING>, objects: LIST<STRING>, projected: LIST<STRING>, beside: LIST<STRING>, near: LIST<STRING>, chainIds: LIST<STRING>, walks: LIST<{from: STRING?, to: STRING?}>
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
CALL {
  WITH relation
  MATCH (relation)<-[at:HAS_EDGE]-(chain:Chain)-[other:HAS_EDGE]->(:Relation)-[:SUBJECT|OBJECT]->(concept:Concept)
  WHERE other.i = at.i + 1 OR at.i = other.i + 1
  WITH concept ORDER BY concept.id
  RETURN collect(DISTINCT concept.id)[..20] AS near
}
CALL {
  WITH relation
  MATCH (relation)<-[at:HAS_EDGE]-(chain:Chain)
  WITH at.direction AS direction, head([(chain)-[node:HAS_NODE]->(concept:Concept) WHERE node.i = at.i | concept.id]) AS here,
    head([(chain)-[node:HAS_NODE]->(concept:Concept) WHERE node.i = at.i + 1 | concept.id]) AS next
  RETURN collect(DISTINCT CASE direction WHEN 'forward' THEN {from: here, to: next} WHEN 'backward' THEN {from: next, to: here} ELSE {from: null, to: null} END) AS walks
}
RETURN relation.id AS id, toStringOrNull(relation.type) AS type,
  [(relation)-[:SUBJECT]->(subject:Concept) | subject.id] AS subjects, [(relation)-[:OBJECT]->(object:Concept) | object.id] AS objects,
  [(relation)-[:SUBJECT]->(:Concept)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->() WHERE projection.relationId = relation.id | type(projection)] AS projected,
  beside, near, chainIds, walks
ORDER BY id
