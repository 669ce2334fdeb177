import type { Frame } from '../lexicon/frames.ts';
import type { Nominal } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const HAS: Frame = { type: 'PROPERTY', turned: false, weak: false };
const PART: Frame = { type: 'PART_OF', turned: true, weak: true };
const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };

const ABSTRACT =
  /(?:ity|ness|ance|ence|ancy|ency|ability|^(?:volume|mass|charge|size|shape|length|rate|temperature|pressure|density|speed|energy|potential|capacity|structure|point|number|cost|risk|value|price|power|authority|jurisdiction|half-life|lifetime|lifespan|wavelength|frequency|magnitude|dimension|symmetry|color|weight|strength|effect|advantage|right|duty|obligation))s?$/;
const PARTS =
  /^(?:membrane|wall|nucleus|nuclei|shell|core|layer|body|organ|cell|chain|group|ring|tail|head|chamber|branch|branche|house|gene|receptor|ribosome|capsule|envelope|flagellum|flagella|pilus|pili|genome|coat|spike|crust|mantle|atmosphere|disk|arm|moon|electrode|terminal|axis|pole|orbital|neuron|lens|root|stem|leaf|leave|wing|fin|limb|eye|strand|domain|subunit)s?$/;
/** "has the power to declare war": what it may or can do is what it is for. */
const OFFICE = /^(?:power|authority|ability|capacity|duty|responsibility|job|task|function)$/;

/** "has": a property when the object is one, a part when it is one, otherwise too many things to be sure. */
export function readHave(
  reading: SentenceReading,
  v: number,
  verb: VerbGroup,
  left: readonly Mention[],
  { list, next }: { list: readonly Nominal[]; next: number },
  negated: boolean,
): void {
  const follower = reading.phrases[next];
  const where = { v, verb: reading.text(verb.from, verb.to), rule: 'have', negated };
  for (const nominal of list) {
    const outer = reading.phrases[nominal.first]!;
    if (outer.kind !== 'np') continue;
    const head = reading.tokens[outer.head]!.lower;
    // "a tendency to occur", "an advantage in producing oil": what follows says which.
    const gerund = reading.phrases[next + 1];
    if (follower?.kind === 'prep' && gerund?.kind === 'vg' && gerund.form === 'gerund') continue;
    if (follower?.kind === 'vg' && follower.form === 'infinitive') {
      const denied = reading.tokens[outer.from]!.lower === 'no';
      const purpose = OFFICE.test(head) && list.length === 1 && !denied ? purposeOf(reading, next) : null;
      if (purpose !== null)
        reading.state(SERVES, left, purpose, { ...where, verb: `${where.verb} the ${head} to`, rule: 'have-power' });
      continue;
    }
    const isProperty = ABSTRACT.test(head);
    if (!isProperty && !PARTS.test(head)) continue;
    // What narrows it down is part of the property: "a high melting point", not "a point".
    const object = isProperty ? reading.name(nominal) : reading.term(nominal);
    const measure = reading.tokens.slice(outer.from, outer.head).some(({ lower }) => COMPARED.test(lower));
    if (object === null || object.ranked || (isProperty && measure)) continue;
    // "strengths similar to …", "large numbers of charges", "a right under the law": how much, or which, is said elsewhere.
    if (follower?.kind === 'adj' || object.kinds || (outer.to - outer.from <= 2 && VAGUE.test(head))) continue;
    reading.state(isProperty ? HAS : PART, left, [object], where);
  }
}

/** Alone these say nothing of what has them. */
const VAGUE =
  /^(?:right|power|strength|advantage|effect|size|shape|value|point|number|rate|duty|capacity|potential|consequence|influence)s?$/;

/** How much of it, against something else: no property of its own. */
const COMPARED =
  /^(?:considerable|tremendous|great|significant|substantial|enormous|immense|real|main|more|most|less|least|fewer|same|different|similar|many|much|little|enough|better|best|worse|worst|no|such|[a-z]{3,}(?:er|est))$/;
