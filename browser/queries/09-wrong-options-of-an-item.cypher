// The options of an item: which operator made each wrong one, what it touched, and why it is false.
// :param projectId => 'demo'; :param itemId => 'itm_…'
MATCH (item:Item {projectId: $projectId, id: $itemId})-[:HAS_OPTION]->(option:Option)
OPTIONAL MATCH (option)-[:PERTURBS]->(element)
RETURN item.question AS question, option.text AS option, option.correct AS isKey, option.operator AS operator,
       coalesce(element.term, element.type) AS touched, option.falsity AS falsity, option.reason AS reason
ORDER BY isKey DESC
