// What a patch changed: the samples it added, by the relation they teach.
// :param projectId => 'demo'; :param patchId => 'pat_…'
MATCH (patch:Patch {projectId: $projectId, id: $patchId})-[:MADE]->(version:DatasetVersion)-[:ADDS]->(sample:Sample)-[:TEACHES]->(relation:Relation)
MATCH (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept)
RETURN version.n AS version, subject.term AS subject, relation.type AS relation, object.term AS object,
       sample.origin AS kind, count(sample) AS samples
ORDER BY samples DESC, subject
