// Purpose: Remember that a migration was applied, and with which text.
// Access:  write
// Params:  $version: INTEGER
//          $name: STRING
//          $checksum: STRING  SHA-256 of the file, hex
// Returns: version: INTEGER
// Index:   migration_version_unique
// Bound:   one row
MERGE (migration:Migration {version: $version})
ON CREATE SET migration.name = $name, migration.checksum = $checksum, migration.appliedAt = datetime()
RETURN migration.version AS version
