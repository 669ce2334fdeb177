// Purpose: What has been applied to this database, to compare with the files.
// Access:  read
// Returns: version: INTEGER, name: STRING, checksum: STRING
// Index:   none
// Bound:   one row a migration
MATCH (migration:Migration)
RETURN migration.version AS version, migration.name AS name, migration.checksum AS checksum
ORDER BY version
