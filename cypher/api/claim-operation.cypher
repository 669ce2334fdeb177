// Purpose: The first request with an idempotency key does the work; the others get its answer, or learn that it runs.
// Access:  write
// Params:  $projectId: STRING
//          $operationId: STRING  hash of API key, route and idempotency key
//          $nonce: STRING  this request
//          $bodyHash: STRING
//          $expiresMs: INTEGER  how long an answer is kept
//          $runningMs: INTEGER  after this time a claim without an answer belongs to a dead process
// Returns: isOurs: BOOLEAN, bodyHash: STRING, status: INTEGER?, response: STRING?, location: STRING?
// Index:   operation_id_unique
// Bound:   one row
MERGE (operation:Operation {projectId: $projectId, id: $operationId})
SET operation.touched = timestamp()
WITH operation,
  operation.nonce IS NULL
  OR (operation.status IS NULL AND operation.claimedMs < timestamp() - $runningMs)
  OR operation.claimedMs < timestamp() - $expiresMs AS isFree
SET operation.nonce = CASE WHEN isFree THEN $nonce ELSE operation.nonce END,
    operation.bodyHash = CASE WHEN isFree THEN $bodyHash ELSE operation.bodyHash END,
    operation.claimedMs = CASE WHEN isFree THEN timestamp() ELSE operation.claimedMs END,
    operation.status = CASE WHEN isFree THEN null ELSE operation.status END
RETURN operation.nonce = $nonce AS isOurs, operation.bodyHash AS bodyHash, operation.status AS status,
       operation.response AS response, operation.location AS location
