import { describe, expect, test } from 'vitest';
import { said, statementsIn } from './support/statements-in.ts';

describe('a sentence is read as the relation it states', () => {
  test.each([
    // Definitions and names
    ['Rubisco is an enzyme.', ['rubisco SPECIALIZATION enzyme']],
    ['Organisms that make their own food are called **autotrophs**.', ['autotroph SPECIALIZATION organism']],
    ['Light is harvested in flattened sacs called **thylakoids**.', ['thylakoid SPECIALIZATION flattened sac']],
    ['Chlorophyll, a green pigment, gives leaves their color.', ['chlorophyll SPECIALIZATION green pigment']],
    [
      'Episodic memory is also called autobiographical memory.',
      ['episodic memory EQUIVALENCE autobiographical memory'],
    ],
    // Examples
    [
      'Sugars such as glucose and fructose dissolve in water.',
      ['glucose SPECIALIZATION sugar', 'fructose SPECIALIZATION sugar'],
    ],
    [
      'Robbery, arson, and other crimes are tried here.',
      ['arson SPECIALIZATION crime', 'robbery SPECIALIZATION crime'],
    ],
    // Causes, active and passive
    ['Smoking causes lung cancer.', ['smoking CAUSAL lung cancer']],
    ['Lung cancer is caused by smoking.', ['smoking CAUSAL lung cancer']],
    ['Malaria results from an infection with parasites.', ['infection CAUSAL malaria']],
    ['A deficit leads to an increase in public debt.', ['deficit CAUSAL public debt']],
    ['A tariff leads to a decrease in imports.', ['tariff INHIBITS import']],
    ['Vaccination helps prevent infection.', ['vaccination INHIBITS infection']],
    // Needs, parts, order, change, function
    ['Fermentation requires sugar.', ['sugar PREREQUISITE fermentation']],
    ['Oxygen is essential for aerobic respiration.', ['oxygen PREREQUISITE aerobic respiration']],
    ['Ribosomes are composed of rRNA and protein.', ['rrna PART_OF ribosome', 'protein PART_OF ribosome']],
    ['Prophase is followed by metaphase.', ['prophase PRECEDES metaphase']],
    ['Enzymes convert starch into maltose.', ['starch TRANSFORMATION maltose']],
    ['Barometers are used to measure air pressure.', ['barometer FUNCTION measuring air pressure']],
    // Contrast and association
    ['Unlike mitosis, meiosis produces gametes.', ['meiosis CONTRAST mitosis', 'meiosis CAUSAL gamete']],
    ['As temperature rises, solubility increases.', ['temperature ASSOCIATION solubility']],
    ['Poverty is associated with poor health.', ['poverty ASSOCIATION poor health']],
    // Coordination of verbs and relative clauses
    ['Photorespiration, which consumes ATP, lowers crop yield.', ['photorespiration INHIBITS crop yield']],
    ['Inflation reduces savings and erodes trust.', ['inflation INHIBITS saving']],
    // What rises or falls is spoken of as what it is
    ['An increase in temperature lowers solubility.', ['temperature INHIBITS solubility']],
    ['A tariff leads to higher prices.', ['tariff CAUSAL price']],
    ['A tariff leads to lower prices.', ['tariff INHIBITS price']],
    // Roles: who or what fills them
    ['Symptoms of malaria include fever and chills.', ['fever EVIDENCE malaria', 'chill EVIDENCE malaria']],
    ['The function of the kidney is to filter blood.', ['kidney FUNCTION filtering blood']],
    ['The main cause of inflation is money growth.', ['money growth CAUSAL inflation']],
    ['The kidney is an organ. Its function is to filter blood.', ['kidney FUNCTION filtering blood']],
    // Nouns and idioms that link
    ['Economists study the effect of taxation on consumption.', ['taxation CAUSAL consumption']],
    ['The relationship between pressure and volume is simple.', ['pressure ASSOCIATION volume']],
    ['Fusion is the conversion of hydrogen into helium.', ['hydrogen TRANSFORMATION helium']],
    ['Trade liberalization has an impact on economic growth.', ['trade liberalization CAUSAL economic growth']],
    ['Urbanization occurred because of industrialization.', ['industrialization CAUSAL urbanization']],
    // Means and purposes
    ['Air pressure is measured with a barometer.', ['barometer FUNCTION measuring air pressure']],
    ['Congress passed the Sugar Act to raise revenue.', ['sugar act FUNCTION raising revenue']],
    ['Phenolics inhibit bacterial growth by disrupting membranes.', ['phenolic INHIBITS membrane']],
    ['The Senate confirms federal judges. The Senate is a chamber.', ['senate FUNCTION confirming federal judge']],
    ['Boyle’s law describes gas behavior. Boyle’s law is a law.', ["boyle's law FUNCTION describing gas behavior"]],
    // Names behind their kind, parts in a genitive
    ['In 1911 the physicist Ernest Rutherford found it.', ['ernest rutherford SPECIALIZATION physicist']],
    ['Relapse is caused by the bacterium Borrelia hermsii.', ['borrelia hermsii CAUSAL relapse']],
    ['Energy leaves the core of the Sun.', ['core PART_OF sun']],
    [
      '**Divergent thinking** is creative. In contrast, **convergent thinking** is logical.',
      ['convergent thinking CONTRAST divergent thinking'],
    ],
  ])('%s', (sentence, expected) => {
    expect(said(sentence).sort()).toEqual(expect.arrayContaining([...expected].sort()));
  });

  test('a pronoun stands for the subject before it only where nothing else fits', () => {
    expect(said('Glycogen is a polysaccharide. It causes hypoglycemia.')).toContain('glycogen CAUSAL hypoglycemia');
    expect(said('Glycogens are polysaccharides. It causes hypoglycemia.')).not.toContain(
      'glycogen CAUSAL hypoglycemia',
    );
    expect(said('Glycogen is a polysaccharide. It is clear that stress causes hypoglycemia.')).not.toContain(
      'glycogen CAUSAL hypoglycemia',
    );
  });

  test('a glossary entry defines its term, its kind and what tells it from others', () => {
    const text =
      '## Key terms\n\n- **rubisco**: enzyme that attaches carbon dioxide to RuBP\n- **nucleotide**: monomer composed of a sugar and a phosphate group';
    expect(said(text)).toEqual(
      expect.arrayContaining([
        'rubisco SPECIALIZATION enzyme',
        'rubisco FUNCTION attaching carbon dioxide',
        'nucleotide SPECIALIZATION monomer',
        'sugar PART_OF nucleotide',
        'phosphate group PART_OF nucleotide',
      ]),
    );
  });
});

describe('nothing is read from a sentence that', () => {
  test.each([
    ['denies it', 'Vaccines do not cause autism.'],
    ['asks', 'Does smoking cause lung cancer?'],
    ['supposes', 'If smoking causes lung cancer, the tax will follow.'],
    ['points back', 'This process causes lung cancer.'],
    ['speaks of some only', 'Some proteins are enzymes.'],
    ['narrows its subject down', 'Proteins that bind iron cause lung cancer.'],
    ['names only general words', 'This is a way of doing things, and the process is a type of thing.'],
    ['says it of the other noun of a phrase', 'The growth of cities and industry causes smog.'],
    ['says it of a possibility', 'A virus may be an organism.'],
    ['has a clause as its object', 'Heat causes cells to divide.'],
    ['keeps somebody from something', 'The treaty prevents nations from fishing.'],
    ['only compares', 'Rural areas have higher rates.'],
    ['rejects it', 'He dismissed the idea that spirits cause malaria.'],
    ['affects a living thing', 'Anthrax affects cattle.'],
    ['counts', 'The error rate is one base.'],
    ['cuts its noun off', 'The inability of a mechanism to work causes unrest.'],
  ])('%s', (_why, sentence) => {
    expect(said(sentence)).toEqual([]);
  });
});

describe('how far the text vouches for it', () => {
  const modality = (sentence: string) => statementsIn(sentence)[0]?.modality;
  test.each([
    ['Smoking causes lung cancer.', 'asserted'],
    ['Smoking may cause lung cancer.', 'hedged'],
    ['Smoking is thought to cause lung cancer.', 'hedged'],
    ['Perhaps smoking causes lung cancer.', 'hedged'],
    ['Freud argued that repression causes anxiety.', 'attributed'],
    ['According to Marx, capitalism causes alienation.', 'attributed'],
    ['The trial showed that smoking causes lung cancer.', 'asserted'],
    ['This led him to the conclusion that smoking causes lung cancer.', 'attributed'],
    ['Smoking can cause lung cancer.', 'hedged'],
    ['Barometers can be used to measure air pressure.', 'asserted'],
    ['He defended the idea that smoking causes lung cancer.', 'attributed'],
    ['Brucella is considered a pathogen.', 'attributed'],
    ['He published a paper purportedly showing that coffee causes gout.', 'attributed'],
    ['Coffee allegedly causes gout.', 'attributed'],
  ])('%s', (sentence, expected) => {
    expect(modality(sentence)).toBe(expected);
  });

  test('a condition is kept with the relation', () => {
    expect(statementsIn('At constant temperature, compression increases pressure.')[0]?.condition).toBe(
      'at constant temperature',
    );
    expect(statementsIn('Compression increases pressure when temperature is constant.')[0]?.condition).toBe(
      'when temperature is constant',
    );
    expect(statementsIn('In 1961, compression increased pressure.')[0]?.condition ?? null).toBeNull();
  });

  test('a denial is kept, so that a chain can say what is not so', () => {
    expect(statementsIn('Vaccines do not cause autism.')).toMatchObject([{ negated: true, type: 'CAUSAL' }]);
  });
});
