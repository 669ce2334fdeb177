// Why is this item failing: its chain, its relations, what blames them, and the samples that teach them.
// :param projectId => 'demo'; :param itemId => 'itm_…'
MATCH (item:Item {projectId: $projectId, id: $itemId})-[:TESTS]->(chain:Chain)-[edge:HAS_EDGE]->(relation:Relation)
MATCH (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept)
OPTIONAL MATCH (diagnosis:Diagnosis)-[blame:BLAMES]->(relation)
OPTIONAL MATCH (sample:Sample)-[:TEACHES]->(relation)
RETURN edge.i AS step, subject.term AS subject, relation.type AS relation, object.term AS object,
       max(blame.score) AS blamedWith, count(DISTINCT sample) AS samplesThatTeachIt
ORDER BY step
