import { type Answers, type Paired, type Pooled, pair, pool } from './compare-arms.ts';
import type { Arm, SeedResult } from './run-seed.ts';

type Group = keyof SeedResult['groups'];
type Subject = 'items' | 'probes';

/** What is compared, in the order of the report. `asked` says which answers; the four goals carry their threshold. */
const QUESTIONS: readonly { group: Group; asked: Subject; label: string }[] = [
  { group: 'dev', asked: 'items', label: 'dev items' },
  { group: 'touched', asked: 'items', label: 'held-out items, a relation of theirs was patched' },
  { group: 'untouched', asked: 'items', label: 'held-out items, untouched' },
  { group: 'patched', asked: 'probes', label: 'relations new in the patch, unseen wording' },
  { group: 'known', asked: 'probes', label: 'relations of version 1 that the patch leaves alone, unseen wording' },
  { group: 'neverTaught', asked: 'probes', label: 'relations in neither version, unseen wording' },
];
const COMPARED: readonly (readonly [before: Arm, after: Arm])[] = [
  ['version 1', 'patch'],
  ['version 1', 'control'],
  ['version 1', 'without replay'],
  ['control', 'patch'],
];

export interface Row {
  readonly group: Group;
  readonly label: string;
  readonly before: Arm;
  readonly after: Arm;
  readonly pooled: Pooled;
  readonly seeds: readonly Paired[];
}
export interface Goal {
  readonly goal: string;
  readonly met: boolean;
  readonly figure: string;
}

/** Every group under every comparison, pooled over the seeds and apart. */
export function tabulate(seeds: readonly SeedResult[]): Row[] {
  return QUESTIONS.flatMap(({ group, asked, label }) =>
    COMPARED.map(([before, after]) => {
      const answers = (seed: SeedResult, arm: Arm): Answers => seed.arms[arm][asked];
      const each = seeds.map((seed) => pair(answers(seed, before), answers(seed, after), seed.groups[group]));
      return { group, label, before, after, pooled: pool(each), seeds: each };
    }),
  );
}

/** What was to be reached, and whether it was. */
export function judgeGoals(rows: readonly Row[]): Goal[] {
  const of = (group: Group, before: Arm, after: Arm) =>
    rows.find((row) => row.group === group && row.before === before && row.after === after)!.pooled;
  const [relations, known] = [of('patched', 'version 1', 'patch'), of('known', 'version 1', 'patch')];
  const rises = (group: Group, name: string): Goal => {
    const row = of(group, 'version 1', 'patch');
    return { goal: `${name} rise, p < 0.01`, met: row.after > row.before && row.p < 0.01, figure: sayChange(row) };
  };
  const ahead = (group: Group, name: string): Goal => {
    const row = of(group, 'control', 'patch');
    return { goal: `ahead of the undirected control on ${name}`, met: row.after > row.before, figure: sayChange(row) };
  };
  const lost = known.n === 0 ? 0 : (known.before - known.after) / known.n;
  return [
    {
      goal: 'patched relations rise from chance (25 %) to at least 45 % in a wording never seen',
      met: relations.n > 0 && relations.after / relations.n >= 0.45,
      figure: sayChange(relations),
    },
    rises('dev', 'dev items'),
    rises('touched', 'held-out items with a patched relation'),
    ahead('dev', 'dev items'),
    ahead('touched', 'held-out items with a patched relation'),
    { goal: 'what was known before loses less than 2 points with replay', met: lost < 0.02, figure: sayChange(known) },
  ];
}

/** Where and how the figures were taken: lines above the tables. */
export function renderMarkdown(
  rows: readonly Row[],
  goals: readonly Goal[],
  seeds: readonly SeedResult[],
  circumstances: readonly string[],
): string {
  const header =
    '| group | from → to | n | before | after | fixed | broken | difference (95 %) | p | before → after, by seed |';
  return [
    ...circumstances,
    '',
    '| goal | figure | met |',
    '| --- | --- | --- |',
    ...goals.map(({ goal, figure, met }) => `| ${goal} | ${figure} | ${met ? 'yes' : 'no'} |`),
    '',
    header,
    `|${' --- |'.repeat(10)}`,
    ...rows
      .filter(({ pooled }) => pooled.n > 0)
      .map(({ label, before, after, pooled, seeds: each }) => {
        const { n, fixed, broken, p } = pooled;
        const apart = each.map((one) => `${share(one.before, one.n)} → ${share(one.after, one.n)}`).join('; ');
        return `| ${label} | ${before} → ${after} | ${n} | ${share(pooled.before, n)} | ${share(pooled.after, n)} | ${fixed} | ${broken} | ${sayInterval(pooled)} | ${sayP(p)} | ${apart} |`;
      }),
    '',
    '| seed | version 1 | failures of it | asked one by one | patch | replayed | control |',
    `|${' --- |'.repeat(7)}`,
    ...seeds.map(({ seed, versions, diagnosis }) => {
      const { first, refine, cot, replay, control, controlReplay } = versions;
      const classes = `${diagnosis.failures} (${diagnosis.conceptGap} gaps, ${diagnosis.reasoningDeficit} deficits)`;
      return `| ${seed} | ${first} samples | ${classes} | ${diagnosis.probed} relations | ${refine} refine, ${cot} step by step | ${replay} | ${control} and ${controlReplay} replayed |`;
    }),
    '',
  ].join('\n');
}

const share = (part: number, n: number): string => (n === 0 ? '–' : `${((100 * part) / n).toFixed(1)} %`);
const points = (difference: number): string => `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;
const sayP = (p: number): string => (p < 0.001 ? p.toExponential(0) : p.toFixed(3));
const sayInterval = ({ difference, interval }: Pooled): string =>
  difference === null || interval === null
    ? '–'
    : `${points(difference)} (${points(interval[0])} to ${points(interval[1])})`;
const sayChange = (row: Pooled): string =>
  `${share(row.before, row.n)} → ${share(row.after, row.n)} of ${row.n}, ${row.fixed} fixed, ${row.broken} broken, p = ${sayP(row.p)}`;
