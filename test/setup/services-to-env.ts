import { inject } from 'vitest';

/** Puts the addresses of the run's servers where the program's own configuration looks for them. */
Object.assign(process.env, inject('services'));
