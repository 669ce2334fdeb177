import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, VARIABLES } from '../../src/platform/index.ts';
import { renderNeo4jConf } from '../../src/platform/services/neo4j/render-neo4j-conf.ts';
import { HEARTBEAT_FILE } from '../../src/worker/heartbeat.ts';
import { NEO4J_IMAGE, NEO4J_SETTINGS, REDIS_IMAGE } from '../setup/start-testcontainers.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const Service = z.object({
  image: z.string(),
  user: z.string(),
  restart: z.string(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  command: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() }),
});
const file: unknown = parse(read('docker-compose.yml'), { merge: true });
const compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })
  .parse(file);
const services = Object.entries(compose.services);
const programs = services.filter(([name]) => name === 'api' || name === 'worker');

/** As Compose does it: `${NAME:-default}` is the variable, or the default where it is unset or empty. */
const interpolate = (text: string, env: Record<string, string> = {}): string =>
  text.replace(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, fallback: string) => env[name] || fallback);

/** The setting that a variable of the Neo4j image stands for. */
const settingOf = (variable: string): string =>
  variable.slice('NEO4J_'.length).replace(/__|_/g, (match) => (match === '__' ? '_' : '.'));

test('the file fits the schema of the Compose Specification', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(read('test/deploy/compose-spec.schema.json')),
  );
  expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ services: { api: { imagee: 'x' } } })).toBe(false);
});

test('API, worker, Neo4j and Redis: each with a health check, a user that is not root, and a restart', () => {
  expect(services.map(([name]) => name)).toEqual(['api', 'worker', 'neo4j', 'redis']);
  for (const [, { user, healthcheck, restart }] of services) {
    expect(user).not.toMatch(/^(root|0)\b/);
    expect(['CMD', 'CMD-SHELL']).toContain(healthcheck.test[0]);
    expect(restart).toBe('unless-stopped');
  }
});

test('what has to last is in named volumes, and API and worker share the state folder', () => {
  const mounts = services.flatMap(([name, { volumes }]) => volumes.map((volume) => [name, ...volume.split(':')]));
  expect(mounts).toEqual([
    ['api', 'state', '/var/lib/proda'],
    ['worker', 'state', '/var/lib/proda'],
    ['neo4j', 'neo4j-data', '/data'],
    ['neo4j', 'neo4j-logs', '/logs'],
    ['redis', 'redis-data', '/data'],
  ]);
  expect(Object.keys(compose.volumes).sort()).toEqual([...new Set(mounts.map(([, volume]) => volume))].sort());
});

test('the program knows every variable that it is given, and accepts what they are by default', () => {
  for (const [, { environment }] of programs) {
    expect(Object.keys(environment).filter((name) => !(name in VARIABLES))).toEqual([]);
    const env = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, interpolate(String(value))]),
    );
    expect(readConfig(env)).toMatchObject({
      neo4j: { uri: 'bolt://neo4j:7687' },
      redisUrl: expect.stringMatching(/@redis:6379$/),
    });
  }
});

test('the passwords that the program uses are those that the servers have', () => {
  const env = { NEO4J_PASSWORD: 'first-secret', REDIS_PASSWORD: 'second-secret' };
  const { api, neo4j, redis } = compose.services;
  expect(interpolate(String(api?.environment.NEO4J_PASSWORD), env)).toBe('first-secret');
  expect(interpolate(String(neo4j?.environment.NEO4J_AUTH), env)).toBe('neo4j/first-secret');
  expect(interpolate(String(api?.environment.REDIS_URL), env)).toBe('redis://:second-secret@redis:6379');
  expect(interpolate(redis?.command.at(-1) ?? '', env)).toBe('second-secret');
  expect(interpolate(String(redis?.environment.REDISCLI_AUTH), env)).toBe('second-secret');
});

test('the settings of Neo4j are those of the embedded server, or of its memory, spelled as the image wants them', () => {
  const memory = { heapMb: 1024, pageCacheMb: 256 };
  const embedded = renderNeo4jConf({ boltPort: 1, httpPort: 2, folder: '/f', libFolder: '/l', memory });
  const known = new Set([...embedded.split('\n').map((line) => line.split('=')[0]), 'server.memory.heap.max_size']);
  const given = [...Object.keys(compose.services.neo4j?.environment ?? {}), ...Object.keys(NEO4J_SETTINGS)];
  const settings = given.filter((name) => name !== 'NEO4J_AUTH').map(settingOf);
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter((setting) => !known.has(setting))).toEqual([]);
});

test('Redis neither evicts nor forgets', () => {
  const command = compose.services.redis?.command.join(' ');
  for (const words of ['--appendonly yes', '--appendfsync everysec', '--maxmemory-policy noeviction'])
    expect(command).toContain(words);
});

test('nothing is open to other machines', () => {
  const ports = services.flatMap(([, service]) => service.ports);
  expect(ports).toHaveLength(3);
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('a program starts when its servers answer', () => {
  for (const [, { depends_on }] of programs)
    expect(depends_on).toMatchObject({
      neo4j: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
});

test("the worker's health check reads the file that the worker touches", () => {
  expect(compose.services.worker?.healthcheck.test[1]).toContain(HEARTBEAT_FILE.replace(/^.*\//, '/tmp/'));
});

test('tests in containers use the same images', () => {
  expect([compose.services.neo4j?.image, compose.services.redis?.image]).toEqual([NEO4J_IMAGE, REDIS_IMAGE]);
});
