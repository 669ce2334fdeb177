/** Soft hyphens, spaces of no width, joiners, marks of direction: nobody sees them, so they make no other concept. */
const UNSEEN = /\p{Cf}/gu;
const ARTICLE = /^(?:the|an|a)\s+/;
const DASHES = /[‐‑‒–—―−-]+/g;
const QUOTES = /[“”„«»"‘’‚`*_]/g;

/**
 * The form under which two spellings are one concept: NFKC, lower case, nothing that is not seen, no leading article, no quotation or Markdown
 * marks, hyphens as spaces, one space, and the last word in the singular by regular English rules.
 */
export function normalizeTerm(term: string): string {
  let normalized = REMEMBERED.get(term);
  if (normalized === undefined) {
    normalized = normalize(term);
    if (REMEMBERED.size === REMEMBERED_MAX) REMEMBERED.clear();
    REMEMBERED.set(term, normalized);
  }
  return normalized;
}

/** A term is asked for about eight times on its way into the structure: by the gate, for its id, for its row. */
const REMEMBERED = new Map<string, string>();
const REMEMBERED_MAX = 20_000;

function normalize(term: string): string {
  const plain = term
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(/['’]s\b/g, "'s")
    .replace(QUOTES, '')
    .replace(DASHES, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = plain.replace(ARTICLE, '');
  const cut = bare.lastIndexOf(' ') + 1;
  return bare.slice(0, cut) + singularOf(bare.slice(cut));
}

// Words that end in s and are singular, or whose singular is irregular. Everything else follows the three rules below.
const INVARIANT = new Set([
  'species',
  'series',
  'means',
  'news',
  'physics',
  'mathematics',
  'economics',
  'politics',
  'ethics',
  'genetics',
  'statistics',
  'dynamics',
  'mechanics',
  'kinetics',
  'electronics',
  'logistics',
  'optics',
  'lens',
  'gas',
  'bias',
  'atlas',
  'canvas',
  'chaos',
  'cosmos',
]);
const IRREGULAR: Record<string, string> = {
  men: 'man',
  women: 'woman',
  people: 'person',
  children: 'child',
  mice: 'mouse',
  feet: 'foot',
  teeth: 'tooth',
  bacteria: 'bacterium',
  criteria: 'criterion',
  phenomena: 'phenomenon',
  nuclei: 'nucleus',
  fungi: 'fungus',
  stimuli: 'stimulus',
  mitochondria: 'mitochondrion',
  analyses: 'analysis',
  hypotheses: 'hypothesis',
  crises: 'crisis',
  theses: 'thesis',
  bases: 'base',
  axes: 'axis',
  indices: 'index',
  matrices: 'matrix',
  vertices: 'vertex',
  genera: 'genus',
  data: 'data',
  media: 'media',
  lives: 'life',
  halves: 'half',
  leaves: 'leaf',
  wolves: 'wolf',
  selves: 'self',
  gases: 'gas',
  lenses: 'lens',
  viruses: 'virus',
  biases: 'bias',
  stomata: 'stoma',
  ova: 'ovum',
  alumni: 'alumnus',
  loci: 'locus',
};

function singularOf(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (INVARIANT.has(word) || word.length < 4 || !word.endsWith('s')) return word;
  if (/(?:ss|us|is|ous|'s)$/.test(word)) return word;
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
