import { Readable } from 'node:stream';
import { type Job, OUTCOME } from '../domain/index.ts';
import { isFinished } from '../pipeline/index.ts';
import { readLines } from '../platform/index.ts';
import { CliError } from './cli-error.ts';

interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  errors?: { pointer: string; detail: string }[];
}

export interface Call {
  readonly query?: Record<string, string | number | undefined>;
  readonly json?: unknown;
  /** A raw body and its media type. */
  readonly body?: Uint8Array | string | Blob;
  readonly mediaType?: string;
  /** Files, as multipart. */
  readonly form?: FormData;
}

/** The service over HTTP, as any other client sees it. */
export interface Client {
  readonly url: string;
  get<T>(path: string, query?: Call['query']): Promise<T>;
  /** All pages of a list. */
  list<T>(path: string, query?: Call['query']): AsyncGenerator<T>;
  post<T>(path: string, call?: Call): Promise<T>;
  /** An answer of one JSON document a line, as they come. */
  postLines<T>(path: string, call: Call): AsyncGenerator<T>;
  put<T>(path: string, call?: Call): Promise<T>;
  delete(path: string): Promise<void>;
  /** The body as it comes. */
  download(path: string, query?: Call['query']): Promise<ReadableStream<Uint8Array>>;
  /** Follows a job to its end; throws when it failed or was cancelled. */
  finish(job: Job, onProgress: (job: Job) => void): Promise<Job & { result: NonNullable<Job['result']> }>;
}

export function createClient(url: string, apiKey: string): Client {
  const base = url.replace(/\/$/, '');
  const headers = { authorization: `Bearer ${apiKey}` };

  async function send(
    method: string,
    path: string,
    { query, json, body, mediaType, form }: Call = {},
  ): Promise<Response> {
    const target = new URL(base + path);
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) target.searchParams.set(name, String(value));
    const payload = form ?? (json === undefined ? body : JSON.stringify(json));
    const type = json === undefined ? mediaType : 'application/json';
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(target, {
        method,
        headers: { ...headers, ...(type !== undefined && payload !== undefined && { 'content-type': type }) },
        ...(payload !== undefined && { body: payload }),
      }).catch((error: unknown) => {
        throw new CliError(`${base} does not answer: ${reasonOf(error)}`, OUTCOME.unavailable.exit);
      });
      if (response.ok) return response;
      const wait = Number(response.headers.get('retry-after'));
      if ((response.status === 429 || response.status === 503) && attempt < 5) {
        await response.body?.cancel();
        await new Promise((resolve) => setTimeout(resolve, 1_000 * Math.min(Math.max(wait || 1, 1), 60)));
        continue;
      }
      throw await problemOf(response);
    }
  }
  const read = async <T>(response: Response): Promise<T> => (await response.json()) as T;

  const client: Client = {
    url: base,
    get: async (path, query) => read(await send('GET', path, query === undefined ? {} : { query })),
    async *list<T>(path: string, query: Call['query'] = {}) {
      let cursor: string | undefined;
      do {
        const page: { data: T[]; nextCursor: string | null } = await client.get(path, { limit: 500, ...query, cursor });
        yield* page.data;
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    },
    post: async (path, call) => read(await send('POST', path, call)),
    async *postLines<T>(path: string, call: Call) {
      const { body } = await send('POST', path, call);
      for await (const { text } of readLines(Readable.fromWeb(body as never))) yield JSON.parse(text) as T;
    },
    put: async (path, call) => read(await send('PUT', path, call)),
    delete: async (path) => {
      await send('DELETE', path);
    },
    download: async (path, query) => (await send('GET', path, query === undefined ? {} : { query })).body!,
    finish: async (job, onProgress) => {
      let now = job;
      for await (const event of eventsOf(await send('GET', `/v1/jobs/${job.id}/events`))) {
        now = event;
        onProgress(now);
      }
      // The line may have broken; the record tells.
      while (!isFinished(now.state)) {
        now = await client.get<Job>(`/v1/jobs/${job.id}`);
        onProgress(now);
        if (!isFinished(now.state)) await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      if (now.state === 'cancelled')
        throw new CliError(`Job ${now.id} (${now.kind}) was cancelled`, OUTCOME.conflict.exit);
      if (now.error !== null || now.result === null)
        throw new CliError(
          `Job ${now.id} (${now.kind}) failed: ${now.error?.code ?? ''} ${now.error?.detail ?? ''}`,
          OUTCOME.broken.exit,
          now.error?.code,
        );
      return { ...now, result: now.result };
    },
  };
  return client;
}

/** The `data:` lines of an event stream, each a job; ends quietly when the line breaks. */
async function* eventsOf(response: Response): AsyncGenerator<Job> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body! as unknown as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6)) as Job;
    }
  } catch {
    // finish() goes on by asking.
  }
}

async function problemOf(response: Response): Promise<CliError> {
  const body = (await response.json().catch(() => null)) as ProblemBody | null;
  const details = (body?.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('');
  return new CliError(`${body?.detail ?? `HTTP ${response.status}`}${details}`, exitOf(response.status), body?.code);
}

function exitOf(status: number): number {
  return (
    Object.values(OUTCOME).find((outcome) => outcome.status === status)?.exit ??
    (status < 500 ? OUTCOME.invalid.exit : OUTCOME.broken.exit)
  );
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause ?? error;
  return cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || cause.name : String(cause);
}
