import type { ConceptType } from '../../../../domain/index.ts';

const HEADS: Partial<Record<ConceptType, string>> = {
  substance: `acid base water gas liquid solid metal salt sugar protein lipid fat oil hormone enzyme drug vaccine oxygen nitrogen hydrogen carbon
    dioxide glucose insulin compound mixture solution element alloy polymer starch cellulose glycogen alcohol ion molecule atom electrolyte pigment
    toxin antibiotic antibody antigen vitamin nutrient fuel plasma blood dna rna atp nadph glycoprotein peptide polypeptide phospholipid
    carbohydrate monosaccharide polysaccharide disaccharide steroid cholesterol reagent solvent solute ozone helium iron silicon`,
  organism: `bacterium virus fungus plant animal alga archaeon protozoan parasite pathogen species genus human mammal microbe microorganism yeast organism
    bird fish insect prokaryote eukaryote phage bacteriophage cyanobacterium host autotroph heterotroph`,
  agent: `government president congress court senate house party company firm agency bureaucracy union state committee council judge jury consumer
    producer buyer seller bank investor manager employee employer worker scientist physician voter citizen organization institution corporation
    association commission department board group family community society population team monopolist monopoly leader official officer
    observer researcher teacher student reader author engineer developer designer programmer marketer advertiser trader
    reformer settler farmer owner candidate nominee delegate framer founder governor mayor legislator lawmaker clerk activist critic economist sociologist psychologist patient client customer
    doctor nurse soldier senator representative individual person legislature parliament cabinet police lender borrower household colonist army general plaintiff defendant lawyer intermediary retailer wholesaler`,
  event: `war revolution election battle rebellion crisis recession depression attack outbreak epidemic pandemic explosion supernova collision strike
    protest treaty convention riot massacre invasion crash accident trial surrender`,
  process: `photosynthesis respiration fermentation replication transcription translation mitosis meiosis evolution selection diffusion osmosis oxidation
    reduction reaction fusion fission inflammation infection learning conditioning memory encoding retrieval socialization urbanization industrialization
    inflation growth production consumption distribution trade metabolism digestion cycle pathway flow cooling heating sleep decay titration`,
  state: `equilibrium disease syndrome disorder deficiency poverty unemployment shortage surplus stability sleep state illness symptom hypertension
    diabetes cancer fever immunity slavery peace freedom independence anxiety depression hunger scarcity`,
  property: 'mass charge color shape structure symmetry polarity elasticity weight texture hardness',
  quantity: `temperature pressure volume energy rate speed velocity frequency wavelength price cost revenue profit income number density concentration
    force power momentum acceleration distance length ratio percentage demand supply wage tax interest money capital gdp output yield return
    luminosity intensity amplitude voltage current resistance potential entropy heat work debt deficit budget quota probability variance risk`,
  principle: `law theory principle rule hypothesis model doctrine theorem equation paradox right norm value belief ideology federalism democracy
    amendment clause concept norm postulate effect capitalism socialism functionalism`,
  method: `method technique test experiment analysis procedure strategy algorithm approach therapy treatment assay staining chromatography sampling survey
    recursion inheritance policy regulation planning marketing advertising licensing franchising`,
  artifact: `machine engine device instrument computer telescope microscope program function variable list dictionary class object code string file
    database cache memory index tool electrode battery cell circuit antenna rocket satellite loop module parameter argument attribute loan bond
    stock currency coin software network`,
  document:
    'constitution act bill declaration contract treaty article book report statute charter amendment text law newspaper pamphlet',
  place: 'city country region area site ocean sea river mountain continent colony market territory province',
  period: 'century decade year era age period season day night phase stage',
  object: `chloroplast mitochondrion nucleus membrane wall organelle ribosome chromosome gene organ tissue heart lung brain kidney liver bone muscle vessel artery
    vein star planet sun moon galaxy core crust orbit photosystem receptor neuron synapse capsid flagellum cilium plasmid genome capsule envelope layer
    electron proton neutron photon particle wave nebula dwarf hole pulsar comet asteroid`,
};

const BY_HEAD = new Map<string, ConceptType>();
for (const [type, list] of Object.entries(HEADS) as [ConceptType, string][]) {
  for (const word of list.split(/\s+/)) if (word !== '' && !BY_HEAD.has(word)) BY_HEAD.set(word, type);
}

const SUFFIXES: readonly (readonly [RegExp, ConceptType])[] = [
  [/(?:ase|ose|gen|ine|ide|ate|ite|ium)$/, 'substance'],
  [/(?:tion|sion|ment|lysis|genesis|synthesis|ing|osis|ysis)$/, 'process'],
  [/(?:ity|ness|ance|ence|ship|hood)$/, 'property'],
  [/(?:ism)$/, 'principle'],
  [/(?:graphy|metry|scopy|onomics|logy)$/, 'method'],
  [/(?:ist|er|or|ant|crat)$/, 'agent'],
  [/(?:meter|scope|graph)$/, 'artifact'],
];

/** Type of a concept by its head noun, else by the head of the kind its definition names, else by its ending where that is telling. */
export function conceptTypeOf(key: string, kind: string | null): ConceptType | null {
  const own = BY_HEAD.get(headOf(key));
  if (own !== undefined) return own;
  const byKind = kind === null ? undefined : BY_HEAD.get(headOf(kind));
  if (byKind !== undefined) return byKind;
  if (/^\w+ing /.test(key)) return 'process';
  for (const [ending, type] of SUFFIXES) {
    // "-er", "-ate", "-ine" are telling only in words long enough to have a stem.
    if (ending.test(headOf(key)) && headOf(key).length > 6 && type !== 'agent' && type !== 'substance') return type;
  }
  return null;
}

const CHANGING: ReadonlySet<ConceptType | null> = new Set(['process', 'state', 'quantity', 'property', 'event']);

/** Something that can come about or grow, by its type: what an effect is had on, not a thing or a person. */
export function canChange(key: string): boolean {
  return CHANGING.has(conceptTypeOf(key, null));
}

/** "rate of photosynthesis" → "rate"; "light reaction" → "reaction". */
function headOf(key: string): string {
  return key
    .split(/ (?:of|in|for|between|to|on|with) /)[0]!
    .split(' ')
    .at(-1)!;
}
