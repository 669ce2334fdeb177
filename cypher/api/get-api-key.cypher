// Purpose: What a presented key is compared with.
// Access:  read
// Params:  $keyId: STRING
// Returns: id: STRING, name: STRING, hash: STRING, scopes: LIST<STRING>, projectId: STRING?, expiresAt: STRING?
// Index:   api_key_id_unique
// Bound:   one row
MATCH (apiKey:ApiKey {id: $keyId})
RETURN apiKey.id AS id, apiKey.name AS name, apiKey.hash AS hash, apiKey.scopes AS scopes, apiKey.projectId AS projectId, apiKey.expiresAt AS expiresAt
