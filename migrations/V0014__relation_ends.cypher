// Purpose: The ends of a relation are told by its edges alone; the copies of their ids, which could disagree with them, go. A relation that was folded into another keeps them: it has no edges.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: MATCH (subject:Concept)<-[:SUBJECT]-(relation:Relation)-[:OBJECT]->(object:Concept) SET relation.subjectId = subject.id, relation.objectId = object.id
// Cost: one pass over relations, 10,000 in a transaction, so that a large store does not need the memory for all at once
MATCH (relation:Relation) WHERE relation.subjectId IS NOT NULL
CALL { WITH relation REMOVE relation.subjectId, relation.objectId } IN TRANSACTIONS OF 10000 ROWS;
