import { HUBS } from './words.ts';

/** Adjectives whose noun names a property that things of a kind have. Opinions and comparisons are left out. */
const NOUNS: Record<string, string> = Object.fromEntries(
  `soluble:solubility insoluble:insolubility stable:stability unstable:instability reactive:reactivity toxic:toxicity
  acidic:acidity alkaline:alkalinity basic:basicity hydrophobic:hydrophobicity hydrophilic:hydrophilicity polar:polarity
  nonpolar:nonpolarity volatile:volatility flammable:flammability conductive:conductivity elastic:elasticity inelastic:inelasticity
  permeable:permeability impermeable:impermeability porous:porosity viscous:viscosity dense:density radioactive:radioactivity
  magnetic:magnetism infectious:infectiousness contagious:contagiousness virulent:virulence pathogenic:pathogenicity
  motile:motility nonmotile:nonmotility resistant:resistance mutable:mutability immutable:immutability reversible:reversibility
  irreversible:irreversibility recursive:recursion legal:legality illegal:illegality constitutional:constitutionality
  unconstitutional:unconstitutionality liquid:liquidity illiquid:illiquidity profitable:profitability solvent:solvency scarce:scarcity
  excludable:excludability nonexcludable:non-excludability rival:rivalry nonrival:non-rivalry voluntary:voluntariness
  universal:universality invariant:invariance symmetric:symmetry asymmetric:asymmetry periodic:periodicity compressible:compressibility
  incompressible:incompressibility transparent:transparency opaque:opacity ductile:ductility malleable:malleability brittle:brittleness
  renewable:renewability biodegradable:biodegradability durable:durability portable:portability divisible:divisibility
  anaerobic:anaerobiosis spherical:spherical_shape rod-shaped:rod_shape helical:helical_shape crystalline:crystallinity
  carcinogenic:carcinogenicity immunogenic:immunogenicity chiral:chirality aromatic:aromaticity spontaneous:spontaneity
  nonspontaneous:nonspontaneity exothermic:exothermicity endothermic:endothermicity bicameral:bicameralism hereditary:heritability
  heritable:heritability transmissible:transmissibility catalytic:catalytic_activity redundant:redundancy scalable:scalability
  persistent:persistence negotiable:negotiability enforceable:enforceability binding:binding_force regressive:regressivity
  progressive:progressivity sticky:stickiness homogeneous:homogeneity heterogeneous:heterogeneity perishable:perishability
  fungible:fungibility degenerate:degeneracy antiparallel:antiparallel_orientation`
    .split(/\s+/)
    .map((pair) => pair.split(':').map((part) => part.replaceAll('_', ' ')) as [string, string]),
);

const DEGREES: Record<string, string> = {
  highly: 'high',
  very: 'high',
  extremely: 'extreme',
  relatively: 'relative',
  strongly: 'strong',
  weakly: 'weak',
};

// Ending of an adjective → endings of the noun made from it.
const DERIVED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ble$/, ['bility']],
  [/ive$/, ['ivity', 'iveness']],
  [/ic$/, ['icity']],
  [/ous$/, ['osity', 'ousness']],
  [/ent$/, ['ence', 'ency']],
  [/ant$/, ['ance', 'ancy']],
  [/al$/, ['ality']],
  [/ile$/, ['ility']],
  [/y$/, ['iness']],
  [/(?<=[dtrm])$/, ['ity', 'ness']],
];

/** The noun of an adjective, from the list or, by the usual endings, where the text itself uses that noun. */
function nounOf(adjective: string, words: ReadonlySet<string>): string | null {
  if (Object.hasOwn(NOUNS, adjective)) return NOUNS[adjective]!;
  for (const [ending, nouns] of DERIVED) {
    if (!ending.test(adjective) || adjective.length < 5) continue;
    for (const noun of nouns) {
      const derived = adjective.replace(ending, noun);
      if (words.has(derived) && !HUBS.has(derived)) return derived;
    }
  }
  return null;
}

/** "reactive" → "reactivity", with "highly" → "high reactivity"; null for an adjective that names no such property. */
export function propertyOf(adjective: string, adverb: string, words: ReadonlySet<string>): string | null {
  const noun = nounOf(adjective, words);
  if (noun === null || /^(?:not|less|more|least|most|too|as|so|rather|hardly)$/.test(adverb)) return null;
  const degree = Object.hasOwn(DEGREES, adverb) ? DEGREES[adverb] : undefined;
  return degree === undefined ? noun : `${degree} ${noun}`;
}
