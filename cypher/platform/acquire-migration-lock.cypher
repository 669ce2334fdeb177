// Purpose: One process migrates at a time; the lock of a dead one expires.
// Access:  write
// Params:  $owner: STRING
//          $expiresMs: INTEGER
// Returns: owner: STRING, since: STRING
// Index:   migration_lock_unique
// Bound:   one row
MERGE (lock:MigrationLock {id: 'migrations'})
SET lock.touched = timestamp()
WITH lock, lock.owner IS NULL OR lock.sinceMs < timestamp() - $expiresMs AS isFree
SET lock.owner = CASE WHEN isFree THEN $owner ELSE lock.owner END,
    lock.sinceMs = CASE WHEN isFree THEN timestamp() ELSE lock.sinceMs END
RETURN lock.owner AS owner, toString(datetime({epochMillis: lock.sinceMs})) AS since
