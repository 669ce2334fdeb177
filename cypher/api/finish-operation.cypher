// Purpose: Keep the answer of a request, or give the key free when nothing was done (status null).
// Access:  write
// Params:  $projectId: STRING
//          $operationId: STRING
//          $nonce: STRING
//          $status: INTEGER?
//          $response: STRING?
//          $location: STRING?
// Returns: nothing
// Index:   operation_id_unique
// Bound:   one node
MATCH (operation:Operation {projectId: $projectId, id: $operationId})
WHERE operation.nonce = $nonce
SET operation.status = $status, operation.response = $response, operation.location = $location,
    operation.nonce = CASE WHEN $status IS NULL THEN null ELSE operation.nonce END
