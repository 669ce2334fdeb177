import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, removed after it and after everything that the test started in it was stopped. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proda-services-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
