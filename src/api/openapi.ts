import { pino } from 'pino';
import { stringify } from 'yaml';
import { buildApi } from './server.ts';
import type { ApiServices } from './services.ts';

/** The OpenAPI document of the routes, as YAML. Needs no server: routes are declared, none is called. */
export async function renderOpenApi(): Promise<string> {
  const app = await buildApi({ log: pino({ level: 'silent' }), secret: '' } as unknown as ApiServices);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return stringify(document, { lineWidth: 140, aliasDuplicateObjects: false });
}
