// Purpose: Full-text search inside a project: the exact term first, then an exact alias, a term that begins with the query, one that holds it, and whatever else the index finds; shorter terms first.
// Access:  read
// Params:  $projectId: STRING
//          $normalized: STRING  the query as a normalized term
//          $plain: STRING  the query in lower case
//          $words: STRING  a Lucene query, escaped
//          $discipline: STRING?
//          $type: STRING?
//          $afterRank: INTEGER  the last row seen; -1 at first
//          $afterSize: INTEGER
//          $afterId: STRING
//          $limit: INTEGER
// Returns: id: STRING, rank: INTEGER, size: INTEGER
// Index:   concept_normalized
// Bound:   $limit rows of at most 1,000 that the index finds; the order does not move when others write, as scores do
CALL {
  MATCH (concept:Concept {projectId: $projectId, normalized: $normalized})
  RETURN concept
  UNION
  CALL db.index.fulltext.queryNodes('concept_words', $words, {limit: 1000}) YIELD node
  WHERE node.projectId = $projectId
  RETURN node AS concept
}
WITH concept, toLower(concept.term) AS term, size(concept.term) AS size
WHERE ($discipline IS NULL OR concept.discipline = $discipline) AND ($type IS NULL OR concept.type = $type)
WITH concept, size, CASE
  WHEN concept.normalized = $normalized THEN 0
  WHEN any(alias IN concept.aliases WHERE toLower(alias) = $plain) THEN 1
  WHEN term STARTS WITH $plain THEN 2
  WHEN term CONTAINS $plain THEN 3
  ELSE 4 END AS rank
WHERE rank > $afterRank OR (rank = $afterRank AND (size > $afterSize OR (size = $afterSize AND concept.id > $afterId)))
RETURN concept.id AS id, rank, size
ORDER BY rank, size, id
LIMIT $limit
