import { describe, expect, test } from 'vitest';
import { said } from './support/statements-in.ts';

describe('the end of a definition is read with its kind', () => {
  test.each([
    ['- **wilting**: slow bending of plants in response to drought', 'drought CAUSAL wilting'],
    ['- **creep**: slow flow of a metal due to constant stress', 'constant stress CAUSAL creep'],
    ['- **brine**: the common type of bath, consisting of water and salt', 'salt PART_OF brine'],
    ['- **eddy**: rotation of water behind a stone, causing erosion', 'eddy CAUSAL erosion'],
    ['- **subsidy**: the payment of public money to lower fares', 'subsidy FUNCTION lowering fare'],
    ['**Hedging** is the purchase of futures as a way of limiting losses.', 'hedging FUNCTION limiting loss'],
    ['- **pith**: spongy region within the stem', 'pith PART_OF stem'],
    ['- **lysis**: destruction of the host cell', 'lysis INHIBITS host cell'],
    ['- **sty**: a type of swelling, caused by bacteria, that itches', 'bacterium CAUSAL sty'],
    ['- **mumps**: illness caused by a virus and marked by swollen glands', 'mump PROPERTY swollen gland'],
    ['- **palea**: scale found in grasses; site of pollination', 'palea FUNCTION pollination'],
    ['- **histogram**: a chart that shows relative frequencies', 'histogram FUNCTION showing relative frequency'],
    ['- **scurf**: rash caused by several species of *Malassezia*', 'malassezia CAUSAL scurf'],
    ['A **levy** is a tax designed to raise money to fund schools.', 'levy FUNCTION raising money'],
  ])('%s', (sentence, claim) => {
    expect(said(sentence)).toContain(claim);
  });

  test('but not what the noun itself is of', () => {
    expect(said('- **franchise**: the right of citizens to choose delegates')).not.toContain(
      'franchise FUNCTION choosing delegate',
    );
  });
});

describe('offices and makers', () => {
  test.each([
    ['The charter gives the council the power to mint coins.', 'council FUNCTION minting coin'],
    ['The coast guard is authorized to inspect vessels.', 'coast guard FUNCTION inspecting vessel'],
    ['The bureau of mines is charged with inspecting shafts.', 'bureau of mine FUNCTION inspecting shaft'],
    ['Marie Curie developed a theory of decay.', 'marie curie CAUSAL theory of decay'],
    ['The germ theory was proposed by Louis Pasteur.', 'louis pasteur CAUSAL germ theory'],
    ['A magnet exerts a force.', 'magnet CAUSAL force'],
    ['The treaty ended the Winter War.', 'treaty INHIBITS winter war'],
    ['Obligate parasites live in the small intestine.', 'obligate parasite ASSOCIATION small intestine'],
  ])('%s', (sentence, claim) => {
    expect(said(sentence)).toContain(claim);
  });
});

describe('deeds as causes, and causes further on', () => {
  test.each([
    ['Inflation results from printing money.', 'printing money CAUSAL inflation'],
    ['Cholera is caused by drinking foul water.', 'drinking foul water CAUSAL cholera'],
    ['Infection is prevented by covering wounds.', 'covering wound INHIBITS infection'],
    ['Bile is produced in the liver by hepatocytes.', 'hepatocyte CAUSAL bile'],
    ['Malting is a process in which enzymes convert starch into sugar.', 'starch TRANSFORMATION sugar'],
    ['They chose Vice President Henry Wallace, a farmer.', 'henry wallace SPECIALIZATION farmer'],
  ])('%s', (sentence, claim) => {
    expect(said(sentence)).toContain(claim);
  });
});

describe('a strict reader finds nothing here', () => {
  test.each([
    ['the object has a clause of its own', 'The tariff guarantees farmers that prices stay high.'],
    ['it ought to happen', 'Growers must increase output.'],
    ['somebody shows a thing', 'A nurse demonstrated a syringe.'],
    ['what is shown is of itself', 'The new drug shows promise.'],
    ['a law demands it', 'The zoning law requires disclosure.'],
    ['people use it', 'Clerks rely on ledgers.'],
    ['the predicate is a name', 'One key figure was Clara Barton.'],
    ['the subject only says what kind of name follows', 'The unit of pressure is a **pascal**.'],
    ['the name is of the noun before', 'Ruth joined the council of the town, which was called Ashford.'],
    ['what is included belongs to it', 'The cells, including their number, were counted.'],
    ['the longer ones are meant', 'Waves longer than microwaves, including radar pulses, pass through.'],
    ['the name is of the whole', 'There are rings of rods and cones, called mosaics.'],
    ['the list has two heads', 'The lesions of the mouth and throat called **ulcers** heal.'],
    ['an opening phrase comes before the subject', 'In **Doe v. Roe**, the court struck down the statute.'],
    ['a whole sentence defines it', '- **inertia**: a body subjected to no force will keep its speed'],
    ['it is a language', '- **karma**: Sanskrit for deed'],
    ['it is less of it', '- **apathy**: reduced motivation'],
    ['an adjective was taken for a noun', 'The effect of the dose is proportional.'],
    ['a condition is an ailment', 'Common conditions of the scalp include dandruff.'],
    ['the contrast is reported', 'Mead saw that elders teach youths, whereas peers learn together.'],
    ['the link is only asked for', 'We test the relationship between diet and sleep.'],
    ['somebody has to', 'Employers are required to offer insurance.'],
    ['much of it is no property', 'Whales have considerable power.'],
    ['they come out of it', 'The larvae emerge from eggs.'],
    ['they found it out', 'Astronomers determined the distance.'],
    ['the opening clause ends at the comma', 'When fevers rise, prompt treatment can limit or prevent damage.'],
    ['the subject stands before the preposition', 'In 1850 a grant gave settlers 40 acres.'],
    ['the verb was taken for an adjective', 'Trade was controversial and sparked protests.'],
    ['a theory has no core to point at', 'At the core of the theory lies a doubt.'],
    ['a word comes from a word', 'He called it **algebra**, a term derived from Arabic.'],
    ['what it rests on is not told', 'Taxes are based on income.'],
    ['they try to', 'A nurse protects patients from harm.'],
    ['it is a distance', 'The nearest port is 4.3 miles away.'],
    ['the agreement is described', 'They signed a pact with Norway, an agreement that eased trade.'],
    ['the deed is with both', 'The chart is used to compare pressure with volume.'],
    ['it is measured, not brought about', 'Acidity is determined by dipping a strip.'],
    ['it does no such thing', 'Neon does not form solids in which neon produces heat.'],
    ['the list has only one complement', 'Measures of the speed of rivers and clouds in valleys require patience.'],

    [
      'the deed nearest to it leads to it',
      'The colonies lack an enzyme, indicating a mutation, thus disrupting growth.',
    ],
  ])('%s: %s', (_why, sentence) => {
    expect(said(sentence)).toEqual([]);
  });
});

describe('the noun that is meant', () => {
  test.each([
    ['a dependence of quantities is no need', 'The density depends on altitude.', ['density ASSOCIATION altitude']],
    [
      'what a genus consists of is of its kind',
      'The genus *Acer* consists of trees.',
      ['tree SPECIALIZATION acer', 'acer SPECIALIZATION genus'],
    ],
    [
      'an article in brackets says what it is',
      'The **strain** (a unitless quantity) matters.',
      ['strain SPECIALIZATION unitless quantity'],
    ],
    ['a need stays one', 'The moss depends on shade.', ['shade PREREQUISITE moss']],
    [
      'a phrase of time does not take over the verb',
      'The unrest after the famine led to a revolt.',
      ['unrest after the famine CAUSAL revolt'],
    ],
    [
      'a list goes on behind the participle',
      'The index lists strain, tension caused by posture, and fatigue.',
      ['posture CAUSAL tension'],
    ],
    [
      'growth of what the adjective says',
      'Bacterial growth in the mouth can cause decay.',
      ['bacterial growth in the mouth CAUSAL decay'],
    ],
    [
      'the first of two deeds lacks its noun',
      'The fund is used to provide unemployment and sickness payments.',
      ['fund FUNCTION providing sickness payment'],
    ],
    [
      'two nouns are one name',
      'Agencies such as the Mine and Quarry Commission inspect shafts.',
      ['mine and quarry commission SPECIALIZATION agency'],
    ],
    [
      'the article goes with the noun before "of"',
      '- **gluon**: constituent of nuclei and a boson',
      ['gluon PART_OF nucleus'],
    ],
  ])('%s: %s', (_why, sentence, claims) => {
    expect(said(sentence)).toEqual(claims);
  });
});
