import type { JobEvents } from './job-events.ts';
import type { Jobs } from './jobs.ts';
import type { Projects } from './projects.ts';

export interface ReadinessCheck {
  name: string;
  ok: boolean;
  detail: string | null;
}

/** What the ways in (API, worker, command line) share. */
export interface Pipeline {
  readonly projects: Projects;
  readonly jobs: Jobs;
  readonly jobEvents: JobEvents;
  checkReadiness(): Promise<ReadinessCheck[]>;
}
