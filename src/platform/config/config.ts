import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ProdaError } from '../../domain/index.ts';

const port = (fallback: number) =>
  z.string().regex(/^\d+$/, 'a port number').transform(Number).pipe(z.int().min(0).max(65_535)).default(fallback);
const count = (fallback: number, min: number, max: number) =>
  z.string().regex(/^\d+$/, 'a whole number').transform(Number).pipe(z.int().min(min).max(max)).default(fallback);
const price = () =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'a number')
    .transform(Number)
    .optional();
const address = (protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}://`) && URL.canParse(value)), {
      message: `an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    });

/** Every variable the program reads, with what it may be. Empty counts as unset. */
export const VARIABLES = {
  HOST: { schema: z.string().default('127.0.0.1'), expected: 'the address to listen on' },
  PORT: { schema: port(8080), expected: 'a port number from 0 to 65535' },
  PRODA_HOME: {
    schema: z.string().optional(),
    expected: 'the folder for the state of the embedded services, keys and logs',
  },
  PRODA_SPOOL_DIR: {
    schema: z.string().optional(),
    expected: 'the folder for bodies that a job reads later, shared by API and worker',
  },
  PRODA_EXPORTS_DIR: {
    schema: z.string().optional(),
    expected: 'the folder for the files of exports, shared by API and worker',
  },
  PRODA_CACHE_DIR: { schema: z.string().optional(), expected: 'the folder for downloads' },
  PRODA_MAVEN_MIRROR: {
    schema: address(['http', 'https']).optional(),
    expected: 'the base address of a repository in the Maven layout',
  },
  NEO4J_URI: {
    schema: address(['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc']).optional(),
    expected: 'bolt://host:port or neo4j+s://host',
  },
  NEO4J_USERNAME: { schema: z.string().default('neo4j'), expected: 'the user of Neo4j' },
  NEO4J_PASSWORD: { schema: z.string().default(''), expected: 'the password of Neo4j' },
  NEO4J_DATABASE: { schema: z.string().default('neo4j'), expected: 'the name of the database' },
  REDIS_URL: { schema: address(['redis', 'rediss']).optional(), expected: 'redis://host:port' },
  OPENAI_BASE_URL: {
    schema: address(['http', 'https']).optional(),
    expected: 'the base URL of an OpenAI-compatible endpoint, such as https://host/v1',
  },
  OPENAI_API_KEY: { schema: z.string().optional(), expected: 'the key of that endpoint' },
  PRODA_MODEL: { schema: z.string().optional(), expected: 'the name of a model at that endpoint' },
  PRODA_EMBEDDING_MODEL: {
    schema: z.string().optional(),
    expected: 'the name of an embedding model at that endpoint; unset: pairs of concepts are scored without one',
  },
  PRODA_PRICE_EMBEDDING: { schema: price(), expected: 'USD per million tokens embedded' },
  PRODA_MODEL_CONCURRENCY: {
    schema: count(8, 1, 1_000),
    expected: 'calls in flight at most, a whole number from 1 to 1000',
  },
  PRODA_PRICE_INPUT: {
    schema: price(),
    expected: 'USD per million tokens read, such as 0.15; unset: costs are reported as unknown',
  },
  PRODA_PRICE_OUTPUT: { schema: price(), expected: 'USD per million tokens written' },
  PRODA_URL: { schema: address(['http', 'https']).optional(), expected: 'the address of a running service' },
  PRODA_API_KEY: { schema: z.string().optional(), expected: 'an API key of that service' },
  PRODA_PEPPER: {
    schema: z.string().min(32).optional(),
    expected: 'at least 32 characters, the same for every API process; else one is kept in PRODA_HOME',
  },
  PRODA_QUEUE_PREFIX: {
    schema: z
      .string()
      .regex(/^[\w{}-]{1,40}$/)
      .default('{proda}'),
    expected: 'letters, digits, braces and hyphens, at most 40',
  },
  PRODA_WORKER_CONCURRENCY: { schema: count(2, 1, 64), expected: 'a whole number from 1 to 64' },
  PRODA_LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    expected: 'one of fatal, error, warn, info, debug, trace, silent',
  },
} as const;

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly home: string;
  readonly cacheDir: string;
  /** Null: the public repository. */
  readonly spoolDir: string;
  readonly exportsDir: string;
  readonly mavenMirror: string | null;
  /** Null: the embedded server. */
  readonly neo4j: { readonly uri: string; readonly username: string; readonly password: string } | null;
  readonly neo4jDatabase: string;
  readonly redisUrl: string | null;
  readonly model: {
    readonly baseUrl: string | null;
    readonly apiKey: string | null;
    readonly name: string | null;
    readonly embedding: string | null;
    readonly embeddingPrice: number | null;
    readonly concurrency: number;
    readonly price: { readonly input: number; readonly output: number } | null;
  };
  readonly responsesDir: string;
  readonly client: { readonly url: string | null; readonly apiKey: string | null };
  readonly pepper: string | null;
  readonly queuePrefix: string;
  readonly workerConcurrency: number;
  readonly logLevel: string;
}

/** Reads the environment; throws `config/invalid` naming the variable, what it was and what it may be. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = <K extends keyof typeof VARIABLES>(name: K): z.infer<(typeof VARIABLES)[K]['schema']> => {
    const given = env[name] === '' ? undefined : env[name];
    const { schema, expected } = VARIABLES[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success)
      throw new ProdaError('config/invalid', {
        variable: name,
        value: shown(name, given),
        expected: `it may be ${expected}`,
      });
    return parsed.data as z.infer<(typeof VARIABLES)[K]['schema']>;
  };
  const uri = read('NEO4J_URI');
  const [input, output] = [read('PRODA_PRICE_INPUT'), read('PRODA_PRICE_OUTPUT')];
  const home = read('PRODA_HOME') ?? join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'proda-graph');
  return {
    host: read('HOST'),
    port: read('PORT'),
    home,
    exportsDir: read('PRODA_EXPORTS_DIR') ?? join(home, 'exports'),
    spoolDir: read('PRODA_SPOOL_DIR') ?? join(home, 'spool'),
    cacheDir: read('PRODA_CACHE_DIR') ?? join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'proda-graph'),
    mavenMirror: read('PRODA_MAVEN_MIRROR') ?? null,
    neo4j: uri === undefined ? null : { uri, username: read('NEO4J_USERNAME'), password: read('NEO4J_PASSWORD') },
    neo4jDatabase: read('NEO4J_DATABASE'),
    redisUrl: read('REDIS_URL') ?? null,
    model: {
      baseUrl: read('OPENAI_BASE_URL') ?? null,
      apiKey: read('OPENAI_API_KEY') ?? null,
      name: read('PRODA_MODEL') ?? null,
      embedding: read('PRODA_EMBEDDING_MODEL') ?? null,
      embeddingPrice: read('PRODA_PRICE_EMBEDDING') ?? null,
      concurrency: read('PRODA_MODEL_CONCURRENCY'),
      price: input === undefined || output === undefined ? null : { input, output },
    },
    responsesDir: join(home, 'responses'),
    client: { url: read('PRODA_URL') ?? null, apiKey: read('PRODA_API_KEY') ?? null },
    pepper: read('PRODA_PEPPER') ?? null,
    queuePrefix: read('PRODA_QUEUE_PREFIX'),
    workerConcurrency: read('PRODA_WORKER_CONCURRENCY'),
    logLevel: read('PRODA_LOG_LEVEL'),
  };
}

/** A secret is never repeated in a message. */
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  return /PASSWORD|KEY|PEPPER/.test(name) ? '(hidden)' : JSON.stringify(value.replace(/\/\/[^@/]*@/, '//…@'));
}
