import { hostname } from 'node:os';
import { freeBytesAt } from '../cache/free-bytes.ts';
import { isOwned, readOwner } from '../owner/state-lock.ts';
import { HOME_BYTES } from '../start-services.ts';
import { describeFolder } from './describe-folder.ts';
import type { DoctorConfig } from './diagnose-machine.ts';
import { bad, type Finding, note } from './report.ts';

/** Can the state be kept, and is it free to be taken? */
export async function checkHome({ home, neo4j, redisUrl }: DoctorConfig): Promise<Finding[]> {
  const place = await describeFolder('State folder', home, 'PRODA_HOME');
  if (place.state === 'bad' || (neo4j && redisUrl)) return [place];
  if ((await freeBytesAt(home)) < HOME_BYTES)
    return [bad(place.what, place.found, 'Too little room; free some, or set PRODA_HOME to a folder on another disk')];
  const record = await readOwner(home);
  if (record === null) return [place];
  const owner = `process ${record.owner.pid} on ${record.host}, since ${record.since}`;
  if (!(await isOwned(record)))
    return [
      place,
      note('Its last owner', `${owner}, is gone without a stop`, 'Nothing to do: the next start cleans up'),
    ];
  const advice =
    record.host === hostname()
      ? 'The command line uses the service that it runs; to start another one, set PRODA_HOME to another folder'
      : 'It is on another machine; two may not share one state folder';
  return [place, note('Its owner', owner, advice)];
}
