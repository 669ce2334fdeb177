import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { satisfies, subset } from 'semver';
import { expect, test } from 'vitest';

interface Locked {
  readonly packages: Record<string, { version?: string; engines?: { node?: string }; deprecated?: string }>;
}

test('no package that is installed asks for another Node than ours, and none is deprecated: an install prints no warning', async () => {
  const root = join(import.meta.dirname, '../..');
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Locked;
  const floor = /\d+\.\d+/.exec(engines.node)![0];
  const asking = Object.entries(packages).flatMap(([path, { version, engines: own, deprecated }]) =>
    (own?.node !== undefined && !satisfies(`${floor}.0`, own.node)) || deprecated !== undefined
      ? [`${path} ${version}: ${deprecated ?? own?.node}`]
      : [],
  );
  expect(subset(`>=${floor}`, engines.node)).toBe(true);
  expect(asking).toEqual([]);
});
