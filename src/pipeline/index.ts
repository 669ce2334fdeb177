export { createHandlers, type Stages } from './handlers.ts';
export { createJobEvents, type JobEvent, type JobEvents } from './job-events.ts';
export * from './job-inputs.ts';
export { isFinished, jobOf } from './job-record.ts';
export { createJobs, type Jobs } from './jobs.ts';
export type { Pipeline, ReadinessCheck } from './pipeline.ts';
export { createProjects, type Project, type Projects } from './projects.ts';
export { createQueue, QUEUE_NAME } from './queue.ts';
export { createRunJob, type JobHandlers, type JobResult, type RunJob } from './run-job.ts';
