// Purpose: The shortest explanations from one concept to another, through relations in either direction.
// Access:  read
// Params:  $projectId: STRING
//          $from: STRING
//          $to: STRING
//          $maxHops: INTEGER  at most 6
//          $limit: INTEGER
// Returns: nodes: LIST<{id: STRING, term: STRING}>, steps: LIST<{relationId: STRING, type: STRING, subjectId: STRING}>
// Index:   concept_id_unique
// Bound:   $limit rows, the first in the order of their relations' ids among at most 1,000; the search goes at most 6 relations deep from both ends
MATCH (source:Concept {projectId: $projectId, id: $from})
MATCH (target:Concept {projectId: source.projectId, id: $to})
MATCH path = allShortestPaths((source)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION*..6]-(target))
WHERE length(path) <= $maxHops
WITH path LIMIT 1000
WITH path, [edge IN relationships(path) | edge.relationId] AS relationIds
ORDER BY relationIds
LIMIT $limit
RETURN [node IN nodes(path) | {id: node.id, term: node.term}] AS nodes,
  [edge IN relationships(path) | {relationId: edge.relationId, type: type(edge), subjectId: startNode(edge).id}] AS steps
