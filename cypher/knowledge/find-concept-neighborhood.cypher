// Purpose: What is one, two or three relations away from a concept, level by level. A node may come more than once; the caller keeps its first.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
//          $hops: INTEGER  1 to 3
//          $types: LIST<STRING>?  null: all
//          $direction: STRING  out, in or both, as seen from the center outward
//          $each: INTEGER  most relations looked at from one node, each way
//          $level: INTEGER  most relations of one level
// Returns: center: {id: STRING, term: STRING, type: STRING?, discipline: STRING}, levels: LIST<LIST<{relationId: STRING, type: STRING, outward: BOOLEAN, fromId: STRING, id: STRING, term: STRING, conceptType: STRING?, discipline: STRING}>>
// Index:   concept_id_unique
// Bound:   one row of at most 3 × $level relations, whatever the degree of the concepts
MATCH (center:Concept {projectId: $projectId, id: $conceptId})
CALL {
  WITH center
  CALL {
    WITH center
    MATCH (center)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
    UNION ALL
    WITH center
    MATCH (center)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
  }
  WITH edge, node LIMIT $level
  RETURN collect({edge: edge, node: node}) AS first
}
CALL {
  WITH center, first
  UNWIND CASE WHEN $hops >= 2 THEN first ELSE [] END AS step
  WITH DISTINCT center, step.node AS frontier
  WHERE frontier <> center
  CALL {
    WITH frontier
    MATCH (frontier)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
    UNION ALL
    WITH frontier
    MATCH (frontier)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
  }
  WITH frontier, edge, node LIMIT $level
  RETURN collect({edge: edge, node: node}) AS second
}
CALL {
  WITH center, first, second
  WITH center, second, [step IN first | step.node] AS seen
  UNWIND CASE WHEN $hops >= 3 THEN second ELSE [] END AS step
  WITH DISTINCT center, seen, step.node AS frontier
  WHERE frontier <> center AND NOT frontier IN seen
  CALL {
    WITH frontier
    MATCH (frontier)-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(node:Concept)
    WHERE $direction <> 'in' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
    UNION ALL
    WITH frontier
    MATCH (frontier)<-[edge:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(node:Concept)
    WHERE $direction <> 'out' AND ($types IS NULL OR type(edge) IN $types)
    RETURN edge, node LIMIT $each
  }
  WITH frontier, edge, node LIMIT $level
  RETURN collect({edge: edge, node: node}) AS third
}
RETURN {id: center.id, term: center.term, type: center.type, discipline: center.discipline} AS center,
  [level IN [first, second, third] | [step IN level | {relationId: step.edge.relationId, type: type(step.edge),
    outward: endNode(step.edge) = step.node, fromId: CASE WHEN endNode(step.edge) = step.node THEN startNode(step.edge).id ELSE endNode(step.edge).id END,
    id: step.node.id, term: step.node.term, conceptType: step.node.type, discipline: step.node.discipline}]] AS levels
