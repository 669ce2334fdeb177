import { describe, expect, test } from 'vitest';
import { said as allSaid } from './support/statements-in.ts';

const said = (text: string) => allSaid(text, ({ weak }) => !weak);

describe('what prose about people and markets says in its own way is read', () => {
  test.each([
    ['A shortage causes prices to rise.', 'shortage CAUSAL price'],
    ['Higher wages force unemployment to increase.', 'wage CAUSAL unemployment'],
    ['A recession drives consumption to fall.', 'recession INHIBITS consumption'],
    [
      'The Fourth Amendment protects citizens from unreasonable searches.',
      'fourth amendment INHIBITS unreasonable search',
    ],
    ['The Constitution prohibits states from coining money.', 'constitution INHIBITS coining money'],
    ['The Clean Air Act seeks to reduce pollution.', 'clean air act FUNCTION reducing pollution'],
    ['After the Civil War, the Freedmen’s Bureau Act was passed.', "civil war PRECEDES freedmen's bureau act"],
    ['- **Reconstruction**: the period after the Civil War', 'civil war PRECEDES reconstruction'],
    ['- **socialization**: the process of learning social norms', 'socialization SPECIALIZATION learning social norm'],
    ['- **recall**: accessing stored memories', 'recall SPECIALIZATION accessing stored memory'],
    [
      '- **excess supply**: quantity supplied exceeds quantity demanded; also called a surplus',
      'excess supply EQUIVALENCE surplus',
    ],
    [
      '- **episodic memory**: memory of events, also known as autobiographical memory',
      'episodic memory EQUIVALENCE autobiographical memory',
    ],
  ])('%s', (sentence, claim) => {
    expect(said(sentence)).toContain(claim);
  });

  test('an object is shared by the verbs before it', () => {
    expect(said('Deregulation creates and sustains monopolies.')).toContain('deregulation CAUSAL monopoly');
    expect(said('Ledgers are used to record and compare transactions.')).toEqual([
      'ledger FUNCTION recording transaction',
    ]);
  });
});

describe('nothing is read where the cue is loose', () => {
  test.each([
    ['a thing used in another is part of it, and serves nothing', 'Cadmium is used in batteries.'],
    ['whose a thing is for does not say what it serves', 'The course is designed for teachers.'],
    ['a member is no kind of the body', 'Susan Anthony was a member of the League.'],
    ['the phrase goes on behind what was read', 'The rule makes trade cheaper.'],
    ['a possessor is not what is possessed', '- **bank capital**: a bank’s net worth'],
    ['something is asked for, not told', 'A senator must be a citizen.'],
    ['not all do it', 'Not all taxes cause inflation. It is clear that not all taxes cause inflation.'],
    ['a quantity is calculated', 'Momentum is the product of mass and velocity.'],
    ['it is said of the clause before', 'Parliament repealed the tax, a decision that pleased merchants.'],
    ['somebody sets out to do it', 'The senator seeks to reduce pollution.'],
    ['it was not due to it', 'Inflation occurred not because of taxes.'],
  ])('%s: %s', (_why, sentence) => {
    expect(said(sentence)).toEqual([]);
  });
});
