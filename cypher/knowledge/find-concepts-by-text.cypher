// Purpose: Full-text search inside a project: the exact term first, then an exact alias, then by the score of the index.
// Access:  read
// Params:  $projectId: STRING
//          $normalized: STRING  the query as a normalized term
//          $plain: STRING  the query in lower case
//          $words: STRING  a Lucene query, escaped
//          $discipline: STRING?
//          $type: STRING?
//          $afterRank: INTEGER  the last row seen; -1 at first
//          $afterScore: FLOAT
//          $afterId: STRING
//          $limit: INTEGER
// Returns: id: STRING, rank: INTEGER, score: FLOAT
// Index:   concept_normalized
// Bound:   $limit rows of at most 1,000 that the index finds
CALL {
  MATCH (concept:Concept {projectId: $projectId, normalized: $normalized})
  RETURN concept, 0.0 AS score
  UNION ALL
  CALL db.index.fulltext.queryNodes('concept_words', $words, {limit: 1000}) YIELD node, score
  WHERE node.projectId = $projectId
  RETURN node AS concept, score
}
WITH concept, round(max(score), 4) AS score
WHERE ($discipline IS NULL OR concept.discipline = $discipline) AND ($type IS NULL OR concept.type = $type)
WITH concept, score, CASE
  WHEN concept.normalized = $normalized THEN 0
  WHEN any(alias IN concept.aliases WHERE toLower(alias) = $plain) THEN 1
  ELSE 2 END AS rank
WHERE rank > $afterRank OR (rank = $afterRank AND (score < $afterScore OR (score = $afterScore AND concept.id > $afterId)))
RETURN concept.id AS id, rank, score
ORDER BY rank, score DESC, id
LIMIT $limit
