import type { ConceptId } from '../../domain/index.ts';
import { isPlural, type Said, withIndefinite } from '../../knowledge/index.ts';

/** How often texts say a concept in which form, where it is no part of a longer name. */
interface Forms {
  definite: number;
  indefinite: number;
  bare: number;
  /** Plural spelling of the last word → times. */
  readonly plurals: Map<string, number>;
}
/** How often texts use the head word of terms in which number, and with "a". */
interface HeadUse {
  singular: number;
  plural: number;
  indefinite: number;
}

/** Behind such a word a noun phrase begins. */
const BEFORE = new Set(
  'of in by and or from to with for as on at is are was were into than between through called like such that via per about over under without within during against be been include including includes cause causes'.split(
    ' ',
  ),
);
/** Before such a word a noun phrase has ended. */
const AFTER = new Set(
  'of in by and or from to with for as on at is are was were into than between through that which can may has have had will would do does did during because when where if but also be who while about over under without within so must might could should'.split(
    ' ',
  ),
);
/** A word seen less often tells nothing about how it is used. */
const SEEN_MIN = 4;

/** Collects, sentence by sentence, which article and number texts give to concepts and to the head words of their terms. */
export interface SaidForms {
  see(concept: number, said: readonly string[], raw: readonly string[], at: number, length: number): void;
  seeWords(said: readonly string[], raw: readonly string[]): void;
  saidOf(id: ConceptId): Said | undefined;
}

export function createSaidForms(
  concepts: readonly { readonly id: ConceptId; readonly term: string; readonly type: string | null }[],
  normalOf: (word: string) => string,
): SaidForms {
  const forms = new Map<number, Forms>();
  const heads = new Map<string, HeadUse>();
  const indexOf = new Map(concepts.map(({ id }, i) => [id, i]));
  for (const { term } of concepts) heads.set(normalOf(headOf(term)), { singular: 0, plural: 0, indefinite: 0 });
  /** What stands in the plural in texts is not the head of the term, or is so in the term itself. */
  const areOwnPlural = concepts.map(
    ({ term, type }) => isPlural({ term, type }) || !term.toLowerCase().endsWith(headOf(term)),
  );
  const known = new Map<ConceptId, Said | undefined>();

  const formOf = (id: ConceptId): Said | undefined => {
    const index = indexOf.get(id);
    if (index === undefined) return undefined;
    const { term, type } = concepts[index]!;
    if (/^[A-Z].* (?:States|Nations|Netherlands|Philippines)$/.test(term))
      return { text: `the ${term}`, plural: false };
    if (/ of \d{4}$/.test(term)) return { text: `the ${term}`, plural: false };
    if (/^[A-Z]\S*(?:'s|’s) [A-Z]\S+ /.test(term)) return { text: `the ${term}`, plural: isPlural({ term, type }) };
    if (takesNoArticle(term) && !isName(term)) return { text: term, plural: isPlural({ term, type }) };
    if (isPlural({ term, type })) {
      const own = forms.get(index);
      const isDefinite = own !== undefined && isName(term) && own.definite > own.bare;
      return { text: isDefinite ? `the ${term}` : term, plural: true };
    }
    return byOwnUse(term, type, forms.get(index)) ?? byHead(term, type, heads.get(normalOf(headOf(term))));
  };
  return {
    see: (concept, said, raw, at, length) => {
      const next = said[at + length];
      if (next !== undefined && !AFTER.has(next)) return;
      const own = forms.get(concept) ?? { definite: 0, indefinite: 0, bare: 0, plurals: new Map() };
      forms.set(concept, own);
      const last = at + length - 1;
      if (raw[last] !== said[last] && !areOwnPlural[concept]) {
        own.plurals.set(raw[last]!, (own.plurals.get(raw[last]!) ?? 0) + 1);
        return;
      }
      const before = said[at - 1];
      // "the reduction of a metal" says nothing of reduction.
      if (before === 'the') own.definite += next === 'of' ? 0 : 1;
      else if (before === 'a' || before === 'an') own.indefinite++;
      else if (before !== undefined && BEFORE.has(before)) own.bare++;
    },
    seeWords: (said, raw) => {
      said.forEach((word, i) => {
        const use = heads.get(word);
        const next = said[i + 1];
        if (use === undefined || (next !== undefined && !AFTER.has(next))) return;
        if (raw[i] !== word) use.plural++;
        else use.singular++;
        if (said[i - 1] === 'a' || said[i - 1] === 'an') use.indefinite++;
      });
    },
    saidOf: (id) => {
      if (!known.has(id)) known.set(id, formOf(id));
      return known.get(id);
    },
  };
}

const headOf = (term: string): string =>
  term
    .split(
      /\s+(?:of|in|with|for|from|on|at|by|to|that|between|among|under|against|as|into|over|during|per|without|than|within)\s+/i,
    )[0]!
    .split(/[\s-]+/)
    .at(-1)!
    .toLowerCase();

/** It has a determiner or a possessive, is a formula or a number, or a name of persons and places as far as capitals tell. */
const takesNoArticle = (term: string): boolean =>
  /^(?:the|a|an|this|that|these|those|its|their|his|her|our|no|some|any|each|every|all|both|one|two|three|more|most|many|much|few|fewer|less|several)(?![\p{L}\p{N}–-])/iu.test(
    term,
  ) ||
  /^\S*(?:\s\S+)?(?:'s|s'|’s|s’)\s/.test(term) ||
  /\d$/.test(term) ||
  /^[A-Z0-9₀-₉⁺⁻+-]+$/.test(term);

function byOwnUse(term: string, type: string | null, own: Forms | undefined): Said | null {
  if (own === undefined) return null;
  const { definite, indefinite, bare, plurals } = own;
  const plural = [...plurals.values()].reduce((a, b) => a + b, 0);
  const singular = definite + indefinite + bare;
  if (singular + plural === 0) return null;
  const [spelling] = [...plurals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const isSpecies = type === 'organism' && isName(term.split(' ')[0]!);
  if (spelling !== undefined && !isSpecies && plural > singular && indefinite === 0 && /[a-z]+$/.test(term))
    return { text: term.replace(/[\p{L}\p{N}'’]+$/u, spelling), plural: true };
  if (isName(term)) return singular > 1 ? { text: definite > bare ? `the ${term}` : term, plural: false } : null;
  if (indefinite > bare && !MASS.has(headOf(term))) return { text: withIndefinite(term), plural: false };
  // What can be counted is bare only where something else was cut off.
  if (bare > 0 && bare >= definite && !COUNT.has(headOf(term)) && !/ of /.test(term))
    return { text: term, plural: false };
  return definite > 1 && !isMass(term) ? { text: `the ${term}`, plural: false } : null;
}

/** Nouns made of verbs and adjectives, mostly without an article, but for those that have come to name a thing. */
const isMass = (term: string): boolean => {
  const head = headOf(term);
  return (
    (/(?:tion|sion|ment|ity|ance|ence|ness|ism|ing|ship|hood|cy|sis|al|ure|phy|logy|age|th)$/.test(head) ||
      MASS.has(head)) &&
    !COUNT.has(head)
  );
};
const MASS = new Set(
  'growth loss lack use control work behavior behaviour damage support access trade demand supply power energy speed heat light water air knowledge research evidence advice money information equipment progress exposure flow release transport exchange spread removal repair output input food income revenue interest memory service inventory wealth culture'.split(
    ' ',
  ),
);
const COUNT = new Set(
  'reaction function equation question institution organization corporation constitution station relation position section region religion union version dimension element instrument experiment environment segment department document fragment argument entity city university community facility instance sentence sequence building string ring king agency policy structure creature figure picture procedure image language message package page animal signal chemical hospital metal election decision protein company model expression exception collision illusion lesion commission mission party county country army enemy body study theory strategy category variable hypothesis basis analysis thesis vein crystal mineral increase decrease rise decline drop shift change refusal purchase announcement confession examination connection sanction order path limit gradient loophole foothold barrier source index response curve genome industry government bureaucracy network ban hypothesis operation appendage measurement appliance ruling crisis quest slowdown appeal epidemic pandemic outbreak constant requirement agreement amendment condition solution population generation tradition proposition location situation invention trial veto treaty verdict wave pathway capsid envelope gas law ban clause'.split(
    ' ',
  ),
);

/** What texts do not tell: a name of a law, body, war or age has "the", a mass has none; a head word that texts use in the plural, or with "a", can be counted. */
function byHead(term: string, type: string | null, use: HeadUse | undefined): Said {
  if (isName(term)) {
    const institution =
      /\b(?:Act|Amendment|Committee|Commission|Court|Constitution|Department|House|Senate|Union|War|Revolution|Depression|Convention|Congress|Declaration|Battle|Classification|Organization|Administration|Klan|Party|Reserve|Bureau|Agency|Board|Compromise|Proclamation|Clause|Code|Plan|Movement|Era|Age|Kingdom|Empire|Republic|Treaty|Office|Army|System|Program|Theory|Sea|Ocean|River)\b/;
    const isBody = institution.test(term) && / /.test(term) && !/ v\. /.test(term);
    return { text: isBody ? `the ${term}` : term, plural: false };
  }
  if (isMass(term)) return { text: / of /.test(term) ? `the ${term}` : term, plural: false };
  const seen = use !== undefined && use.singular + use.plural >= SEEN_MIN;
  const counted =
    COUNT.has(headOf(term)) ||
    COUNTED.has(type ?? '') ||
    (seen && (use.plural >= 0.2 * (use.singular + use.plural) || use.indefinite >= 0.2 * use.singular));
  if (!counted) return { text: / of /.test(term) && type !== 'organism' ? `the ${term}` : term, plural: false };
  // "the Doppler effect", "the rate of photosynthesis", but "a cell junction".
  const definite = /^[A-Z][a-z]/.test(term) || / of /.test(term) || type === 'place';
  return { text: definite ? `the ${term}` : withIndefinite(term), plural: false };
}
const COUNTED = new Set(['object', 'artifact', 'document', 'place', 'agent', 'event', 'method']);

/** All its weighty words begin with a capital. */
const isName = (term: string): boolean =>
  term.split(/[\s-]+/).every((word) => /^[A-Z\d]/.test(word) || /^(?:of|the|and|for|in|on|to|de|von|v\.)$/.test(word));
