import { compose } from '../compose.ts';
import { createLog, readConfig } from '../platform/index.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startWorker } from './worker.ts';

/** A worker process. Its servers come from the environment; it ends with SIGTERM, SIGINT or its parent. */
const config = readConfig();
if (config.neo4j === null || config.redisUrl === null) {
  console.error('A worker needs NEO4J_URI and REDIS_URL. `npm start` runs one together with the embedded servers.');
  process.exit(2);
}
const log = createLog(config.logLevel).child({ process: 'worker' });
const app = await compose(config, { neo4j: config.neo4j, redisUrl: config.redisUrl }, log);
const worker = await startWorker({
  connection: app.connectWorker(),
  prefix: config.queuePrefix,
  concurrency: config.workerConcurrency,
  runJob: app.runJob,
  jobs: app.services.jobs,
  log,
});
const heartbeat = await startHeartbeat();
process.send?.('ready');
log.info({ concurrency: config.workerConcurrency }, 'worker ready');

/** A little more than the worker gives its running jobs. */
const STOP_MS = 40_000;
/** Without its parent the servers end too: nothing can be handed back to them. */
const ORPHAN_MS = 5_000;

let stopping = false;
const stop = async (deadlineMs: number): Promise<void> => {
  // A connection to a server that is gone may never close.
  setTimeout(() => process.exit(1), deadlineMs).unref();
  if (stopping) return;
  stopping = true;
  void heartbeat.stop();
  await worker.close();
  await app.close();
  process.exit(0);
};
process.on('SIGTERM', () => stop(STOP_MS));
// In a terminal Ctrl-C reaches the whole group; a worker with a parent waits for its parent's word.
process.on('SIGINT', () => process.send === undefined && void stop(STOP_MS));
process.on('disconnect', () => stop(ORPHAN_MS));
