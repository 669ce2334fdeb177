import { type ModelVersion, ProdaError } from '../domain/index.ts';
import type { Models } from './models.ts';
import type { SampleSource } from './sources.ts';
import { compileStudent, continueStudent, type Student } from './student/index.ts';

/** How a student came to know what it knows: at once, or lesson by lesson under a capacity. */
export interface StudentMode {
  /** Rows that the student can hold: it goes on by increments, instead of being compiled from the contents. */
  readonly capacity?: number | undefined;
  /** The earlier model that it goes on from; else the first version of the line. */
  readonly from?: string | undefined;
}

/** A mode as the variant of a run names it, and back. */
export const variantOf = ({ capacity, from }: StudentMode): string =>
  capacity === undefined ? 'default' : `capacity ${capacity}${from === undefined ? '' : ` from ${from}`}`;
export function modeOf(variant: string): StudentMode {
  const told = /^capacity (\d+)(?: from (\w+))?$/.exec(variant);
  return told === null ? {} : { capacity: Number(told[1]), from: told[2] };
}

/**
 * Trains the bundled student for a model: compiled from the contents of its dataset version; or, with a capacity, from the contents
 * of an earlier version, then taken through every increment between, each one lesson. What a version dropped stays learned,
 * as further training takes nothing back. Throws model/untrained, model/not-earlier.
 */
export async function trainStudent(
  { models, training }: { models: Models; training: SampleSource },
  projectId: string,
  { id: modelId, datasetVersion }: ModelVersion,
  { capacity, from }: StudentMode,
): Promise<Student> {
  if (datasetVersion === null) throw new ProdaError('model/untrained', { modelId });
  const { datasetId, version } = datasetVersion;
  if (capacity === undefined) return compileStudent(training.streamSamples(projectId, datasetId, version));
  const earlier = from === undefined ? null : await models.get(projectId, from);
  const first = earlier?.datasetVersion ?? null;
  if (earlier !== null && (first === null || first.datasetId !== datasetId))
    throw new ProdaError('model/not-earlier', { modelId, from });
  const line = [version];
  for (let at = version; at !== first?.version; ) {
    const { previous } = await training.getVersionOrigin(projectId, datasetId, at);
    if (previous === null) {
      if (first !== null) throw new ProdaError('model/not-earlier', { modelId, from });
      break;
    }
    line.unshift(previous);
    at = previous;
  }
  let student = await compileStudent(training.streamSamples(projectId, datasetId, line[0]!), { capacity });
  for (const n of line.slice(1))
    student = await continueStudent(student, training.streamSamples(projectId, datasetId, n, 'increment'));
  return student;
}
