import type { FastifyReply } from 'fastify';
import { Job } from '../domain/index.ts';

export const JobSchema = Job.meta({ id: 'Job' });

/** What every route that starts long work answers with. */
export const acceptedResponse = { 202: JobSchema } as const;

/** 202: the job in the body and its address in `Location`. */
export function accepted(reply: FastifyReply, job: Job): never {
  return reply.code(202).header('location', `/v1/jobs/${job.id}`).send(job) as never;
}
