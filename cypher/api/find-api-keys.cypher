// Purpose: All keys by id, without their hashes.
// Access:  read
// Params:  $after: STRING?
//          $limit: INTEGER
// Returns: id: STRING, name: STRING, scopes: LIST<STRING>, projectId: STRING?, expiresAt: STRING?
// Index:   api_key_id_unique
// Bound:   $limit rows
MATCH (apiKey:ApiKey)
WHERE apiKey.id > coalesce($after, '')
RETURN apiKey.id AS id, apiKey.name AS name, apiKey.scopes AS scopes, apiKey.projectId AS projectId, apiKey.expiresAt AS expiresAt
ORDER BY apiKey.id
LIMIT $limit
