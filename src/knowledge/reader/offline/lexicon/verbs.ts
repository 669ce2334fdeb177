import { ACTIVE_FRAMES, OBJECT_FRAME_TABLE } from './frames.ts';
import { inflect } from './inflect.ts';

export type VerbFormName = 'base' | 's' | 'ing' | 'past' | 'participle';

/**
 * Verbs that carry no relation of their own but tell a verb from a noun, stand in purpose clauses, or take a verb as
 * their object.
 */
const COMMON =
  `absorb accept accumulate achieve acquire act add address adjust admit adopt advance agree aim analyze answer
  appear apply approach argue arrange assess assign assist assume attach attack attempt attract attribute avoid balance bear
  begin behave believe belong bind borrow break burn buy calculate call carry catalyze change check choose circulate cite claim
  classify coat code collect combine communicate compare compete complete compute conclude conduct connect conserve consider
  construct consume continue control convert cool cooperate coordinate copy cost cover cross deal decide declare decline
  decompose defend define degrade deliver demand deny describe deserve design detect detoxify diffuse digest direct discover
  discuss dissolve distinguish distribute divide dominate donate draw eat elect emphasize employ enable encode encounter enforce
  engage engulf enter escape establish estimate evaluate examine exceed exchange exist expect experience explain export express
  face fail fall favor feed feel fight fill find fix flow focus force function gain gather get give go govern grow guarantee
  guide handle happen harm harvest heat help hold hope hunt identify ignore illustrate import impose improve infect inform
  inherit inject insert insist inspect interpret intervene introduce invade invest investigate involve join judge justify keep
  know lack last lay learn leave lend let lie live locate look lose maintain manage manufacture march mark mean measure meet
  memorize metabolize mimic modify monitor move multiply name negotiate nominate observe obtain occupy occur offer operate
  oppose order organize oversee own oxidize participate pass pay penetrate perceive perform permit persist play point practice
  predict prefer prepare present preserve press process propose prosecute protect prove publish pull pump purchase push put
  ratify reach react read realize receive recognize recommend record recruit refer refine reflect refuse regard regulate
  reject relate relax remain remember repair repeat replace replicate reply represent reproduce resemble resolve respond rest
  restore retain retrieve return reverse review revise reward rise rule run say see seek seem select sell send separate serve
  set settle share shift ship show sign signal simplify solve sort speak specify spend split spread stabilize stand start state
  stay steal stem store strike struggle study submit succeed suffer suggest sum supervise support surround survive sustain
  switch synthesize take target teach tell tend test think touch track trade train transcribe transfer translate transmit
  transport trap travel treat try turn undergo understand undertake use utilize vary view vote wait want warn wear win wish
  withdraw work wrap write allow access amend appoint approve assemble assert award backfire bombard breach bury cease
  challenge charge cleave cluster collapse collide comply compose condense confer configure conform confront contract convince
  cope counter crystallize damage date decay dedicate defeat delegate depict deprive designate deviate devote differentiate
  disappear dislike dispense disperse displace dispose drain drift earn embed embrace emphasize enact enclose endorse engineer
  enrich ensure enter entitle equip excrete execute exert exploit expose facilitate ferment filter float fold fund fuse glow
  greet harbor highlight house ignite imitate implement impress imprison inactivate incorporate infer ingest inhabit
  innovate inspire install instruct insulate integrate intend invite ionize isolate issue label launch leak lift line link
  list load lobby lock log magnify map matter mediate melt merge migrate mix mobilize mount narrow notice nourish obey offend
  orbit originate outweigh overlap overlook overrule overturn overwhelm pack pair park penalize persuade phosphorylate pile
  place plan plant plot polymerize pool portray pose possess precipitate prescribe prevail price print proceed proclaim
  promise prompt propagate provide punish qualify question quit radiate range rank rate reabsorb rebuild recall recycle
  redistribute register reign relay rely remind render rent report request rescue reserve reside resign retire retreat rotate
  safeguard satisfy save scan scatter schedule search secure segregate sense shelter shield shine shoot shrink slide smoke
  socialize spill spin stack stick store stress stretch strip subscribe subsidize sue surrender surge swallow sweep swim
  symbolize tax terminate thrive tighten transcend transform trigger uphold urge vaccinate verify vibrate visit weigh welcome
  wonder worry yield`.split(/\s+/);

const bases = new Set<string>(['be', 'have', 'do', ...COMMON]);
for (const table of [ACTIVE_FRAMES, OBJECT_FRAME_TABLE]) for (const key of table.keys()) bases.add(key.split(' ')[0]!);

const FORMS = new Map<string, { base: string; form: VerbFormName }[]>();
const add = (word: string, base: string, form: VerbFormName) => {
  const known = FORMS.get(word) ?? [];
  if (!known.some((entry) => entry.base === base && entry.form === form)) FORMS.set(word, [...known, { base, form }]);
};
for (const base of bases) {
  const forms = inflect(base);
  for (const form of ['base', 's', 'ing', 'past', 'participle'] as const) add(forms[form], base, form);
}
for (const word of ['am', 'are', 'were', "'re", "'m"]) add(word, 'be', 's');

/** The verbs a word may be a form of; empty for a word that the lexicon does not hold. */
export function verbReadingsOf(word: string): readonly { base: string; form: VerbFormName }[] {
  return FORMS.get(word) ?? [];
}

/** Base of a word already known to be a verb, also of verbs that the lexicon does not hold. */
export function baseOf(word: string): string {
  const known = FORMS.get(word)?.[0];
  if (known !== undefined) return known.base;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/ied$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:iz|is|at|ut|iv|uc|ag|in|ur|or)ing$/.test(word)) return `${word.slice(0, -3)}e`;
  if (/ing$/.test(word)) return word.slice(0, -3);
  if (/(?:iz|is|at|ut|iv|uc|ag|ur)ed$/.test(word)) return word.slice(0, -1);
  if (/ed$/.test(word)) return word.slice(0, -2);
  if (/[^s]s$/.test(word)) return word.slice(0, -1);
  return word;
}
