/** Forms of an English verb. Irregular ones are listed, the rest follow spelling rules. */
export interface VerbForms {
  readonly base: string;
  readonly s: string;
  readonly ing: string;
  /** Past tense and past participle: one form for regular verbs. */
  readonly past: string;
  readonly participle: string;
}

// base → past, participle
const IRREGULAR: Record<string, readonly [string, string]> = {
  arise: ['arose', 'arisen'],
  be: ['was', 'been'],
  bear: ['bore', 'borne'],
  become: ['became', 'become'],
  begin: ['began', 'begun'],
  bind: ['bound', 'bound'],
  bring: ['brought', 'brought'],
  break: ['broke', 'broken'],
  build: ['built', 'built'],
  cast: ['cast', 'cast'],
  catch: ['caught', 'caught'],
  choose: ['chose', 'chosen'],
  come: ['came', 'come'],
  cost: ['cost', 'cost'],
  cut: ['cut', 'cut'],
  deal: ['dealt', 'dealt'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  drive: ['drove', 'driven'],
  eat: ['ate', 'eaten'],
  fall: ['fell', 'fallen'],
  feed: ['fed', 'fed'],
  fight: ['fought', 'fought'],
  find: ['found', 'found'],
  forbid: ['forbade', 'forbidden'],
  get: ['got', 'gotten'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  grow: ['grew', 'grown'],
  have: ['had', 'had'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  know: ['knew', 'known'],
  lay: ['laid', 'laid'],
  lead: ['led', 'led'],
  leave: ['left', 'left'],
  lend: ['lent', 'lent'],
  let: ['let', 'let'],
  lie: ['lay', 'lain'],
  lose: ['lost', 'lost'],
  make: ['made', 'made'],
  mean: ['meant', 'meant'],
  meet: ['met', 'met'],
  overcome: ['overcame', 'overcome'],
  override: ['overrode', 'overridden'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  read: ['read', 'read'],
  ride: ['rode', 'ridden'],
  rise: ['rose', 'risen'],
  run: ['ran', 'run'],
  say: ['said', 'said'],
  see: ['saw', 'seen'],
  seek: ['sought', 'sought'],
  sell: ['sold', 'sold'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  show: ['showed', 'shown'],
  shrink: ['shrank', 'shrunk'],
  sink: ['sank', 'sunk'],
  slow: ['slowed', 'slowed'],
  speak: ['spoke', 'spoken'],
  speed: ['sped', 'sped'],
  spend: ['spent', 'spent'],
  split: ['split', 'split'],
  spread: ['spread', 'spread'],
  stand: ['stood', 'stood'],
  stem: ['stemmed', 'stemmed'],
  strike: ['struck', 'struck'],
  take: ['took', 'taken'],
  teach: ['taught', 'taught'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  undergo: ['underwent', 'undergone'],
  understand: ['understood', 'understood'],
  undermine: ['undermined', 'undermined'],
  weave: ['wove', 'woven'],
  win: ['won', 'won'],
  write: ['wrote', 'written'],
};

// Stressed on the last syllable, so the consonant doubles: stop → stopped. (Longer verbs such as "limit" do not.)
const DOUBLED = new Set(
  'stop ban curb plan trap cut set put get run win let split wrap grip drop control compel repel transfer confer refer infer occur permit submit emit admit omit rid bar begin forbid spur equip allot commit expel propel deter program bet step stem shut strip'.split(
    ' ',
  ),
);

export function inflect(base: string): VerbForms {
  const irregular = IRREGULAR[base];
  const past = irregular?.[0] ?? pastOf(base);
  return { base, s: thirdPersonOf(base), ing: gerundOf(base), past, participle: irregular?.[1] ?? past };
}

export function gerundOf(base: string): string {
  if (DOUBLED.has(base)) return `${base}${base.at(-1)}ing`;
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base) && base.length > 2) return `${base.slice(0, -1)}ing`;
  return `${base}ing`;
}

function thirdPersonOf(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function pastOf(base: string): string {
  if (DOUBLED.has(base)) return `${base}${base.at(-1)}ed`;
  if (/e$/.test(base)) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${base}ed`;
}
