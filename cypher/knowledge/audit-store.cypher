// Purpose: How many concepts the whole store holds, of all projects, and how many relationships go out of them, which are projections and nothing else. The store keeps both numbers, exact at every commit.
// Access:  read
// Params:  none
// Returns: kind: STRING, count: INTEGER
// Index:   none
// Bound:   two rows, each one number that the store keeps
MATCH (concept:Concept) WITH count(*) AS count RETURN 'concepts' AS kind, count
UNION ALL
MATCH (:Concept)-[projection]->() WITH count(projection) AS count RETURN 'projections' AS kind, count
