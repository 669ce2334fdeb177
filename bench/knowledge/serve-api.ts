/** The API in a process of its own, as in life, for benchmarks that measure it from outside. Servers: from the environment. */
import { serve } from '../../src/cli/serve.ts';
import { readConfig } from '../../src/platform/index.ts';

const terminal = { say: () => undefined } as unknown as Parameters<typeof serve>[1];
const { url, apiKey, stop } = await serve(readConfig(), terminal, { port: 0, announce: false, worker: false });
process.send?.({ url, apiKey });
process.once('disconnect', () => void stop().then(() => process.exit(0)));
