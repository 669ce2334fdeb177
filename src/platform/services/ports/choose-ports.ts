import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ProdaError } from '../../../domain/index.ts';
import { findFreePorts } from './find-free-ports.ts';
import { isPortFree } from './is-port-free.ts';

const port = z.int().min(1).max(65_535);
/** bolt and http are Neo4j's. */
export const ServicePorts = z.object({ bolt: port, http: port, redis: port });
export type ServicePorts = z.infer<typeof ServicePorts>;
const NAMES = ['bolt', 'http', 'redis'] as const;
const OWNER = { bolt: 'Neo4j (Bolt)', http: 'Neo4j (HTTP)', redis: 'Redis' } as const;

export const portsFileOf = (home: string): string => join(home, 'ports.json');

/**
 * The ports of this start: those that were asked for, which must be free; else those of the last start, so that bookmarks of
 * Neo4j's Browser last; else, where one is taken by now, any free one. What was chosen is remembered in the state folder.
 */
export async function choosePorts(home: string, wanted: Partial<ServicePorts> = {}): Promise<ServicePorts> {
  const last = await readLastPorts(home);
  const fresh = await findFreePorts(NAMES.length);
  const chosen: Record<string, number> = {};
  for (const [index, name] of NAMES.entries()) {
    const asked = wanted[name];
    if (asked !== undefined && !(await isPortFree(asked)))
      throw new ProdaError('services/port-in-use', { port: asked, service: OWNER[name] });
    const kept = last?.[name];
    const isKept = asked === undefined && kept !== undefined && (await isPortFree(kept));
    chosen[name] = asked ?? (isKept ? kept : undefined) ?? fresh[index] ?? 0;
  }
  const ports = ServicePorts.parse(chosen);
  await writeFile(portsFileOf(home), `${JSON.stringify(ports)}\n`);
  return ports;
}

export async function readLastPorts(home: string): Promise<ServicePorts | null> {
  try {
    return ServicePorts.parse(JSON.parse(await readFile(portsFileOf(home), 'utf8')));
  } catch {
    return null;
  }
}
