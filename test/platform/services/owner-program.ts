/**
 * A program that owns embedded servers, for tests that end it in every way. Arguments: the state folder, the cache folder, and
 * `both` or `redis`. Prints its services as a line of JSON; on SIGTERM and SIGINT stops them and ends with code 0; on a line "crash" it throws.
 */
import { startServices } from '../../../src/platform/services/index.ts';

const [home = '', cacheDir = '', which] = process.argv.slice(2);
const elsewhere = { uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: '' };
const services = await startServices({
  home,
  cacheDir,
  neo4j: which === 'redis' ? elsewhere : null,
  memory: { neo4j: { heapMb: 512, pageCacheMb: 64 }, redisMaxMemoryMb: 64 },
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    await services.stop();
    process.exit(0);
  });
process.stdin.on('data', () => {
  throw new Error('a crash, as asked');
});
process.stdout.write(`${JSON.stringify(services)}\n`);
