// Purpose: What is one, two or three relations away from each of some concepts, level by level. A node may come more than once; the caller keeps its first.
//   Requests that meet ask together: of a small question most of the time goes into the statement, not into the graph.
//   The caller narrows the pattern to the types asked for, so that a hub without them is not read through.
// Access:  read
// Params:  $asked: LIST<{place: INTEGER, projectId: STRING, conceptId: STRING}>  place: told back
//          $hops: INTEGER  1 to 3
//          $types: LIST<STRING>?  null: all of the pattern
//          $direction: STRING  out, in or both, as seen from the center outward
//          $each: INTEGER  most relations looked at from one node, each way
//          $level: INTEGER  most relations of one level
// Returns: place: INTEGER, center: {id: STRING, term: STRING, type: STRING?, discipline: STRING}, levels: LIST<{relationIds: LIST<STRING>, types: LIST<STRING>, outward: LIST<BOOLEAN>, fromIds: LIST<STRING>, ids: LIST<STRING>, terms: LIST<STRING>, conceptTypes: LIST<STRING>, disciplines: LIST<STRING>}>
// Index:   concept_id_unique
// Bound:   one row a concept, of at most 3 × $level relations in columns, whatever the degree of the concepts
UNWIND $asked AS asked
MATCH (center:Concept {projectId: asked.projectId, id: asked.conceptId})
CALL {
  WITH center
  CALL {
    WITH center
    MATCH (center)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, true AS outward LIMIT $each
    UNION ALL
    WITH center
    MATCH (center)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, false AS outward LIMIT $each
  }
  WITH center, edge, node, outward LIMIT $level
  RETURN collect(node) AS near, {relationIds: collect(edge.relationId), types: collect(type(edge)), outward: collect(outward), fromIds: collect(center.id), ids: collect(node.id),
    terms: collect(node.term), conceptTypes: collect(coalesce(node.type, '')), disciplines: collect(node.discipline)} AS first
}
CALL {
  WITH center, near
  UNWIND CASE WHEN $hops >= 2 THEN near ELSE [] END AS frontier
  WITH DISTINCT center, frontier
  WHERE frontier <> center
  CALL {
    WITH frontier
    MATCH (frontier)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, true AS outward LIMIT $each
    UNION ALL
    WITH frontier
    MATCH (frontier)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, false AS outward LIMIT $each
  }
  WITH frontier, edge, node, outward LIMIT $level
  RETURN collect(node) AS far, {relationIds: collect(edge.relationId), types: collect(type(edge)), outward: collect(outward), fromIds: collect(frontier.id), ids: collect(node.id),
    terms: collect(node.term), conceptTypes: collect(coalesce(node.type, '')), disciplines: collect(node.discipline)} AS second
}
CALL {
  WITH center, near, far
  UNWIND CASE WHEN $hops >= 3 THEN far ELSE [] END AS frontier
  WITH DISTINCT center, near, frontier
  WHERE frontier <> center AND NOT frontier IN near
  CALL {
    WITH frontier
    MATCH (frontier)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, true AS outward LIMIT $each
    UNION ALL
    WITH frontier
    MATCH (frontier)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node, false AS outward LIMIT $each
  }
  WITH frontier, edge, node, outward LIMIT $level
  RETURN {relationIds: collect(edge.relationId), types: collect(type(edge)), outward: collect(outward), fromIds: collect(frontier.id), ids: collect(node.id),
    terms: collect(node.term), conceptTypes: collect(coalesce(node.type, '')), disciplines: collect(node.discipline)} AS third
}
RETURN asked.place AS place, {id: center.id, term: center.term, type: center.type, discipline: center.discipline} AS center, [first, second, third] AS levels
