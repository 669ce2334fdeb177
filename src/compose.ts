import { type ApiServices, createKeys, readAdminKey, readPepper } from './api/index.ts';
import { createBenchmark } from './benchmark/index.ts';
import { createCorpus } from './corpus/index.ts';
import { createDiagnosis } from './diagnosis/index.ts';
import { createEvaluation } from './evaluation/index.ts';
import { createExports, type Exports } from './exports/index.ts';
import { createKnowledge } from './knowledge/index.ts';
import { createLineage } from './lineage/index.ts';
import { createPatch } from './patch/index.ts';
import {
  createHandlers,
  createJobEvents,
  createJobs,
  createProjects,
  createQueue,
  createRunJob,
  type ReadinessCheck,
  type RunJob,
} from './pipeline/index.ts';
import {
  type Budget,
  type Config,
  connectGraph,
  connectRedis,
  createBudget,
  createEmbeddingClient,
  createLog,
  createModelClient,
  createResponseStore,
  createSpool,
  type EmbeddingClient,
  type Log,
  type ModelClient,
  migrate,
  type Redis,
  verifyRedis,
} from './platform/index.ts';
import { createReports } from './reports/index.ts';
import { createTraining } from './training/index.ts';

/** Where the servers are, whoever started them. */
export interface Addresses {
  readonly neo4j: { readonly uri: string; readonly username: string; readonly password: string };
  readonly redisUrl: string;
}

export interface App {
  readonly services: ApiServices;
  readonly runJob: RunJob;
  /** For BullMQ workers, which need a connection that waits. */
  connectWorker(): Redis;
  readonly log: Log;
  close(): Promise<void>;
}

/** The one place where everything is built, once, and closed, once. Migrates the graph; makes the default project and the admin key. */
export async function compose(
  config: Config,
  addresses: Addresses,
  log: Log = createLog(config.logLevel),
): Promise<App> {
  const graph = connectGraph({ ...addresses.neo4j, database: config.neo4jDatabase });
  const redis = connectRedis(addresses.redisUrl, 'producer');
  const closers: (() => Promise<unknown>)[] = [() => graph.close(), async () => redis.disconnect()];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await graph.verify();
    const applied = await migrate(graph);
    if (applied.length > 0) log.info({ applied }, 'migrated the graph');
    const warning = await verifyRedis(redis);
    if (warning !== null) log.warn(warning);

    const pepper = config.pepper ?? (await readPepper(config.home));
    const keys = createKeys({ graph, pepper, now: Date.now });
    await keys.ensure(await readAdminKey(config.home), {
      name: 'admin',
      scopes: ['admin'],
      projectId: null,
      expiresAt: null,
    });

    const projects = createProjects({ graph });
    await projects.ensure('default');
    const queue = createQueue(redis, config.queuePrefix);
    closers.push(() => queue.close());
    const jobEvents = createJobEvents({ redis, prefix: config.queuePrefix });
    const jobs = createJobs({ graph, queue, events: jobEvents, log });

    const corpus = createCorpus({ graph });
    const budget = createBudget({ graph });
    const model = modelOf(config, budget);
    const knowledge = createKnowledge({ graph, corpus, model, embeddings: embeddingsOf(config, budget) });
    closers.push(() => knowledge.close());
    const benchmark = createBenchmark({ graph, knowledge, model });
    const training = createTraining({ graph, knowledge, benchmark, model });
    // Probes go out as exports and their answers come back by them: each is asked of the other only when called.
    const exports: Exports = createExports({
      graph,
      corpus,
      knowledge,
      benchmark,
      training,
      probes: { streamProbes: (projectId, runId) => diagnosis.streamProbes(projectId, runId) },
      folder: config.exportsDir,
      now: () => new Date(),
    });
    const evaluation = createEvaluation({ graph, benchmark, training, manifests: exports, client: model });
    const diagnosis = createDiagnosis({
      graph,
      knowledge,
      benchmark,
      evaluation,
      findManifest: exports.findManifest,
      model,
    });
    const patch = createPatch({ graph, knowledge, benchmark, training, diagnosis });
    const reports = createReports({ graph, benchmark, evaluation, diagnosis });
    const stages = {
      knowledge,
      benchmark,
      training,
      evaluation,
      diagnosis,
      patch,
      exports,
      spool: createSpool(config.spoolDir),
      budget,
    };

    const services: ApiServices = {
      ...stages,
      corpus,
      reports,
      lineage: createLineage({ graph }),
      graph,
      log,
      keys,
      secret: pepper,
      projects,
      jobs,
      jobEvents,
      connectReader: () => connectRedis(addresses.redisUrl, 'worker'),
      checkReadiness: () => Promise.all([check('neo4j', () => graph.verify()), check('redis', () => redis.ping())]),
    };
    const runJob = createRunJob({ graph, events: jobEvents, log, handlers: createHandlers(stages) });
    return { services, runJob, connectWorker: () => connectRedis(addresses.redisUrl, 'worker'), log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The model of the settings; null: none is configured. */
function modelOf({ model, responsesDir }: Config, budget: Budget): ModelClient | null {
  if (model.baseUrl === null || model.name === null) return null;
  return createModelClient({
    endpoint: {
      baseUrl: model.baseUrl,
      apiKey: model.apiKey ?? 'none',
      model: model.name,
      concurrency: model.concurrency,
      price: model.price,
    },
    store: createResponseStore(responsesDir),
    budget,
    random: Math.random, // Only jitter between retries; no result depends on it.
  });
}

function embeddingsOf({ model, responsesDir }: Config, budget: Budget): EmbeddingClient | null {
  if (model.baseUrl === null || model.embedding === null) return null;
  return createEmbeddingClient({
    endpoint: {
      baseUrl: model.baseUrl,
      apiKey: model.apiKey ?? 'none',
      model: model.embedding,
      concurrency: model.concurrency,
      price: model.embeddingPrice === null ? null : { input: model.embeddingPrice, output: 0 },
    },
    store: createResponseStore(responsesDir),
    budget,
    random: Math.random,
  });
}

async function check(name: string, probe: () => Promise<unknown>): Promise<ReadinessCheck> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 2 s')), 2_000);
  });
  try {
    await Promise.race([probe(), late]);
    return { name, ok: true, detail: null };
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}
