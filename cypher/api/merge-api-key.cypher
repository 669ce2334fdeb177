// Purpose: Keep the hash of a key; the same key again changes nothing.
// Access:  write
// Params:  $keyId: STRING
//          $name: STRING
//          $hash: STRING  HMAC-SHA-256 of the secret, hex
//          $scopes: LIST<STRING>
//          $projectId: STRING?  null: every project
//          $expiresAt: STRING?
// Returns: id: STRING, createdAt: STRING
// Index:   api_key_id_unique
// Bound:   one row
MERGE (apiKey:ApiKey {id: $keyId})
ON CREATE SET apiKey.name = $name, apiKey.scopes = $scopes, apiKey.projectId = $projectId, apiKey.expiresAt = $expiresAt,
  apiKey.createdAt = toString(datetime())
SET apiKey.hash = $hash
RETURN apiKey.id AS id, apiKey.createdAt AS createdAt
