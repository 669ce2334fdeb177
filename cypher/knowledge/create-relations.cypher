// Purpose: New relations in both forms, the reified one and its projection, which therefore never drift apart.
// Access:  write
// Params:  $projectId: STRING
//          $relations: {id: LIST<STRING>, type: LIST<STRING>, subject: LIST<INTEGER>, object: LIST<INTEGER>}  columns of one length, in the order of ids; subject and object: store numbers of concepts that this transaction holds or made
// Returns: places: LIST<INTEGER>, nodes: LIST<INTEGER>
// Index:   none
// Bound:   the relations of 1,000 chains
// Loader:  yes
UNWIND range(0, size($relations.id) - 1) AS i
MATCH (subject:Concept) WHERE id(subject) = $relations.subject[i]
CALL {
  WITH i
  MATCH (object:Concept) WHERE id(object) = $relations.object[i]
  RETURN object
}
CREATE (subject)<-[:SUBJECT]-(relation:Relation {projectId: $projectId, id: $relations.id[i], type: $relations.type[i], _lock: true})-[:OBJECT]->(object)
FOREACH (ignored IN CASE $relations.type[i] WHEN 'SPECIALIZATION' THEN [1] ELSE [] END | CREATE (subject)-[:SPECIALIZATION {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'PART_OF' THEN [1] ELSE [] END | CREATE (subject)-[:PART_OF {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'CAUSAL' THEN [1] ELSE [] END | CREATE (subject)-[:CAUSAL {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'INHIBITS' THEN [1] ELSE [] END | CREATE (subject)-[:INHIBITS {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'PREREQUISITE' THEN [1] ELSE [] END | CREATE (subject)-[:PREREQUISITE {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'PRECEDES' THEN [1] ELSE [] END | CREATE (subject)-[:PRECEDES {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'CONTRAST' THEN [1] ELSE [] END | CREATE (subject)-[:CONTRAST {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'EQUIVALENCE' THEN [1] ELSE [] END | CREATE (subject)-[:EQUIVALENCE {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'PROPERTY' THEN [1] ELSE [] END | CREATE (subject)-[:PROPERTY {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'FUNCTION' THEN [1] ELSE [] END | CREATE (subject)-[:FUNCTION {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'TRANSFORMATION' THEN [1] ELSE [] END | CREATE (subject)-[:TRANSFORMATION {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'EVIDENCE' THEN [1] ELSE [] END | CREATE (subject)-[:EVIDENCE {relationId: $relations.id[i]}]->(object))
FOREACH (ignored IN CASE $relations.type[i] WHEN 'ASSOCIATION' THEN [1] ELSE [] END | CREATE (subject)-[:ASSOCIATION {relationId: $relations.id[i]}]->(object))
RETURN collect(i) AS places, collect(id(relation)) AS nodes
