import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProdaError } from '../../domain/index.ts';
import type { Graph } from './graph.ts';
import { type Migration, readMigrations } from './migrations.ts';
import {
  acquireMigrationLock,
  findAppliedMigrations,
  mergeAppliedMigration,
  releaseMigrationLock,
} from './queries.generated.ts';

// The two constraints that the runner itself stands on; everything else is a migration.
const GROUND = [
  'CREATE CONSTRAINT migration_version_unique IF NOT EXISTS FOR (migration:Migration) REQUIRE migration.version IS UNIQUE',
  'CREATE CONSTRAINT migration_lock_unique IF NOT EXISTS FOR (lock:MigrationLock) REQUIRE lock.id IS UNIQUE',
];
/** A lock older than this belongs to a dead process: the slowest migration is bounded by the 10 min of a schema statement. */
const LOCK_EXPIRES_MS = 660_000;

/**
 * Applies what is not applied yet, one process at a time, and returns the names of what it applied. Refuses an edited,
 * a missing or an out-of-order migration before it touches anything.
 */
export async function migrate(
  graph: Graph,
  options: { migrations?: readonly Migration[]; waitMs?: number } = {},
): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations();
  for (const statement of GROUND) await graph.runSchema(statement);
  if (pendingOf(migrations, await graph.run(findAppliedMigrations, {})).length === 0) return [];
  const owner = randomUUID();
  await waitForLock(graph, owner, options.waitMs ?? 60_000);
  try {
    const pending = pendingOf(migrations, await graph.run(findAppliedMigrations, {}));
    for (const migration of pending) {
      for (const statement of migration.statements) await graph.runSchema(statement);
      await graph.run(mergeAppliedMigration, {
        version: migration.version,
        name: migration.name,
        checksum: migration.checksum,
      });
    }
    if (pending.length > 0) await graph.runSchema('CALL db.awaitIndexes(300)');
    return pending.map(({ name }) => name);
  } finally {
    await graph.run(releaseMigrationLock, { owner });
  }
}

async function waitForLock(graph: Graph, owner: string, waitMs: number): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const [lock] = await graph.run(acquireMigrationLock, { owner, expiresMs: LOCK_EXPIRES_MS });
    if (lock?.owner === owner) return;
    if (Date.now() > deadline) throw new ProdaError('graph/migration-locked', { since: lock?.since });
    await sleep(500);
  }
}

/** What is still to be applied; throws when the files and the database tell different stories. */
export function pendingOf(
  migrations: readonly Migration[],
  applied: readonly { version: number; name: string; checksum: string }[],
): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const row of applied) {
    const file = files.get(row.version);
    if (file === undefined) throw new ProdaError('graph/migration-missing', { migration: row.name });
    if (file.checksum !== row.checksum) {
      throw new ProdaError('graph/migration-edited', {
        migration: row.name,
        expected: row.checksum.slice(0, 12),
        found: file.checksum.slice(0, 12),
      });
    }
  }
  const done = new Set(applied.map(({ version }) => version));
  const newest = Math.max(0, ...done);
  const pending = migrations.filter(({ version }) => !done.has(version));
  const late = pending.find(({ version }) => version < newest);
  if (late !== undefined) throw new ProdaError('graph/migration-order', { migration: late.name, newest });
  return pending;
}
