// Purpose: Give the migration lock back, if it is still ours.
// Access:  write
// Params:  $owner: STRING
// Returns: nothing
// Index:   migration_lock_unique
// Bound:   one node
MATCH (lock:MigrationLock {id: 'migrations', owner: $owner})
REMOVE lock.owner, lock.sinceMs
