// Purpose: Revoke a key.
// Access:  write
// Params:  $keyId: STRING
// Returns: id: STRING
// Index:   api_key_id_unique
// Bound:   one row
MATCH (apiKey:ApiKey {id: $keyId})
WITH apiKey, apiKey.id AS id
DELETE apiKey
RETURN id
