// Purpose: Remember an export and its files; the same export again changes nothing.
// Access:  write
// Params:  $projectId: STRING
//          $exportId: STRING
//          $sourceId: STRING  the benchmark or dataset
//          $properties: STRING  JSON: what the outside sees of it
// Returns: id: STRING
// Index:   export_id_unique
// Bound:   one row
MERGE (export:Export {projectId: $projectId, id: $exportId})
ON CREATE SET export.sourceId = $sourceId, export.createdAt = toString(datetime())
SET export.properties = $properties
RETURN export.id AS id
