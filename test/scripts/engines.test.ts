import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const { satisfies, subset } = createRequire(import.meta.url)('semver') as Record<
  'satisfies' | 'subset',
  (left: string, range: string) => boolean
>;

interface Locked {
  readonly packages: Record<
    string,
    { version?: string; engines?: { node?: string }; deprecated?: string; hasInstallScript?: boolean }
  >;
}

const root = join(import.meta.dirname, '../..');
const ours = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  engines: { node: string };
  allowScripts: Record<string, boolean>;
};
const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Locked;

test('no package that is installed asks for another Node than ours, and none is deprecated: npm ci has nothing to warn of', () => {
  const { engines } = ours;
  const floor = /\d+\.\d+/.exec(engines.node)![0];
  const asking = Object.entries(packages).flatMap(([path, { version, engines: own, deprecated }]) =>
    (own?.node !== undefined && !satisfies(`${floor}.0`, own.node)) || deprecated !== undefined
      ? [`${path} ${version}: ${deprecated ?? own?.node}`]
      : [],
  );
  expect(subset(`>=${floor}`, engines.node)).toBe(true);
  expect(asking).toEqual([]);
});

test('no package runs a script when it is installed; each that wants to is named, so that npm does not ask', () => {
  const wanting = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
  );
  expect([...new Set(wanting)].filter((name) => name !== 'fsevents').sort()).toEqual(Object.keys(ours.allowScripts));
  expect(Object.values(ours.allowScripts).some((isAllowed) => isAllowed)).toBe(false);
});
