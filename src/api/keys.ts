import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { KeyId, type Page, type PageRequest, ProdaError, pageOf } from '../domain/index.ts';
import type { Graph } from '../platform/index.ts';
import { deleteApiKey, findApiKeys, getApiKey, mergeApiKey } from './queries.generated.ts';

export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Key {
  id: KeyId;
  name: string;
  scopes: Scope[];
  /** Null: every project. */
  projectId: string | null;
  expiresAt: string | null;
}

const TOKEN = /^proda_live_([0-9a-f]{16})_([0-9a-f]{64})_([0-9a-f]{8})$/;
/** A revoked key is refused everywhere at most this much later. */
const CACHE_MS = 5_000;
const CACHE_SIZE = 10_000;

export const mintToken = (): string => {
  const body = `proda_live_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`;
  return `${body}_${checksumOf(body)}`;
};

/**
 * API keys: 256-bit random, shown once, stored as HMAC-SHA-256 under a server-side pepper, looked up by their id and
 * compared in constant time. The checksum in the token refuses typing errors without a look-up.
 */
export function createKeys({ graph, pepper, now }: { graph: Graph; pepper: string; now: () => number }) {
  const hashOf = (secret: string): string => createHmac('sha256', pepper).update(secret).digest('hex');
  const cache = new Map<string, { key: Key | null; at: number }>();

  const store = async (token: string, key: Omit<Key, 'id'>): Promise<Key> => {
    const [, hex, secret] = TOKEN.exec(token) ?? [];
    if (hex === undefined || secret === undefined) throw new ProdaError('request/unauthenticated');
    const id = KeyId.parse(`key_${hex}`);
    await graph.run(mergeApiKey, {
      keyId: id,
      hash: hashOf(secret),
      name: key.name,
      scopes: key.scopes,
      projectId: key.projectId,
      expiresAt: key.expiresAt,
    });
    return { id, ...key };
  };

  return {
    /** The token is in the answer and nowhere else. */
    create: async (key: Omit<Key, 'id'>): Promise<Key & { token: string }> => {
      const token = mintToken();
      return { ...(await store(token, key)), token };
    },
    /** Makes a key that exists outside (the admin key of a home folder) known to this graph. */
    ensure: store,
    /** The key behind a token, or null: malformed, unknown, expired or revoked all look the same. */
    verify: async (token: string): Promise<Key | null> => {
      const match = TOKEN.exec(token);
      if (match === null || checksumOf(token.slice(0, token.lastIndexOf('_'))) !== match[3]) return null;
      const hash = hashOf(match[2]!);
      const cached = cache.get(hash);
      if (cached !== undefined && now() - cached.at < CACHE_MS) return unexpired(cached.key, now());
      const [row] = await graph.run(getApiKey, { keyId: `key_${match[1]}` });
      const isKnown = row !== undefined && timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(hash, 'hex'));
      const key = isKnown
        ? {
            id: KeyId.parse(row.id),
            name: row.name,
            scopes: row.scopes.filter(isScope),
            projectId: row.projectId,
            expiresAt: row.expiresAt,
          }
        : null;
      if (cache.size >= CACHE_SIZE) cache.clear();
      cache.set(hash, { key, at: now() });
      return unexpired(key, now());
    },
    find: async ({ limit, after }: PageRequest): Promise<Page<Key>> => {
      const rows = await graph.run(findApiKeys, { after, limit: limit + 1 });
      return pageOf(
        rows.map((row) => ({ ...row, id: KeyId.parse(row.id), scopes: row.scopes.filter(isScope) })),
        limit,
        (key) => key.id,
      );
    },
    revoke: async (keyId: KeyId): Promise<void> => {
      const [row] = await graph.run(deleteApiKey, { keyId });
      if (row === undefined) throw new ProdaError('key/missing', { keyId });
      cache.clear();
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;

const isScope = (scope: string): scope is Scope => (SCOPES as readonly string[]).includes(scope);
const unexpired = (key: Key | null, now: number): Key | null =>
  key?.expiresAt != null && Date.parse(key.expiresAt) <= now ? null : key;
const checksumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');
