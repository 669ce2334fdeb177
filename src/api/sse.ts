import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../domain/index.ts';
import { isFinished, type JobEvents } from '../pipeline/index.ts';
import type { Redis } from '../platform/index.ts';

const HEARTBEAT_MS = 15_000;
const EVENT_ID = /^\d{1,15}-\d{1,10}$/;

/**
 * Server-sent events of one job until it ends or the client leaves: first the job as it is, then each change with a growing id;
 * `Last-Event-ID` resumes after it. A comment every 15 s keeps the line open.
 */
export async function sendJobEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  { job, getJob, events, reader }: { job: Job; getJob: () => Promise<Job>; events: JobEvents; reader: Redis },
): Promise<void> {
  const given = request.headers['last-event-id'];
  let lastId = typeof given === 'string' && EVENT_ID.test(given) ? given : null;
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (data: Job, id?: string) =>
    out.write(`${id === undefined ? '' : `id: ${id}\n`}event: job\ndata: ${JSON.stringify(data)}\n\n`);
  let open = true;
  out.on('close', () => {
    open = false;
    reader.disconnect();
  });
  try {
    if (lastId === null) send(job);
    let isLast = isFinished(job.state) && lastId === null;
    lastId ??= '0-0';
    while (open && !isLast) {
      const batch = await events.read(reader, job.id, lastId, HEARTBEAT_MS);
      for (const event of batch) {
        send(event.job, event.id);
        lastId = event.id;
        isLast = isFinished(event.job.state);
      }
      if (batch.length === 0 && open) {
        out.write(': still here\n\n');
        const now = await getJob(); // The stream may be gone; the record is not.
        if (isFinished(now.state)) {
          send(now);
          isLast = true;
        }
      }
    }
  } catch (error) {
    if (open) request.log.warn({ error }, 'the event stream ended early');
  } finally {
    reader.disconnect();
    out.end();
  }
}
