import type { TextProfile } from './profile-text.ts';

/**
 * The commonest function words of a language: closed classes, so a text on any subject is full of them. English prose
 * has 35–50 % of its words among these; another language's prose has 25–45 % among its own and under 15 % among ours.
 */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  english: wordsOf(
    'the of and to in a is that for it as with are by on be this was which or from an at not have has can were its their but they these when also than into such between will may if there been more other some all one two he she his her who what how each only most',
  ),
  french: wordsOf(
    'le la les de des du et en un une est que qui dans pour par sur au aux ce cette ces il elle ils elles ne pas plus se son sa ses leur avec sont été être ou mais comme nous vous',
  ),
  german: wordsOf(
    'der die das und ist in den von zu mit sich des auf für nicht ein eine einer eines einem dem als auch es an werden aus er sie hat dass nach bei um am sind noch wie über war wird oder zur zum durch',
  ),
  spanish: wordsOf(
    'el la los las de del y en que es un una por con para se no su sus al lo como más pero fue son ha entre está este esta esto cuando o muy sin sobre también',
  ),
  portuguese: wordsOf(
    'o a os as de do da dos das e em que é um uma por com para se não seu sua ao no na nos nas como mais mas foi são entre este esta isso ou muito sem também',
  ),
  italian: wordsOf(
    'il lo la i gli le di del della dei delle e in che è un una per con non si su da al alla nel nella come più ma sono era questo questa ha anche o tra fra essere',
  ),
  dutch: wordsOf(
    'de het een en van in is dat op te met voor zijn die niet aan er om ook als door bij uit naar maar nog wordt worden werd heeft deze dit of over tot',
  ),
  polish: wordsOf(
    'i w na z się do nie to jest że o jak po co za od przez dla przy są oraz jego jej ich był była było które który',
  ),
  latin: wordsOf('et in est non ad ut cum quod ex sed qui quae ab esse sunt hoc enim atque aut per si nec ac'),
};

const ENGLISH = FUNCTION_WORDS.english!;
/** Words that only the other language has: "in", "is", "on" and single letters (initials, symbols) tell nothing. */
const OTHERS = Object.entries(FUNCTION_WORDS)
  .filter(([language]) => language !== 'english')
  .map(([, words]) => new Set([...words].filter((word) => word.length > 1 && !ENGLISH.has(word))));

/**
 * Whether a part is in another language than English: another script, or at least four different function words that only
 * another language has, more of them than of ours. Null: too short to say. Formulas and lists of terms are not foreign.
 */
export function isForeign({ letters, foreignLetters, words }: TextProfile): boolean | null {
  if (foreignLetters >= 20 && foreignLetters > letters / 2) return true;
  if (words.length < 12) return null;
  const english = countOf(words, ENGLISH);
  if (english >= words.length / 4) return false;
  return OTHERS.some((language) => {
    const found = countOf(words, language);
    if (found < words.length * 0.12 || found <= english) return false;
    return new Set(words.filter((word) => language.has(word))).size >= 4;
  });
}

function countOf(words: readonly string[], set: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (set.has(word)) count++;
  return count;
}

function wordsOf(line: string): ReadonlySet<string> {
  return new Set(line.split(' '));
}
