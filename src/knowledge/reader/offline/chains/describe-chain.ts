import type { ProposedConcept, ProposedStep } from '../../../../domain/index.ts';
import { phraseStep } from './phrase-step.ts';

/** A name and one sentence for a chain, from its terms and types alone. */
export function describeChain(
  nodes: readonly ProposedConcept[],
  steps: readonly ProposedStep[],
): { name: string; summary: string } {
  const first = nodes[0]!.term;
  const last = nodes[nodes.length - 1]!.term;
  const middle = nodes[Math.floor(nodes.length / 2)]!.term;
  const name = nodes.length > 3 ? `From ${first} through ${middle} to ${last}` : `From ${first} to ${last}`;
  const parts = steps.map((step, i) => {
    const hedge = step.modality === 'hedged' ? ' (perhaps)' : step.modality === 'attributed' ? ' (as some hold)' : '';
    return `${phraseStep(step.type, step.direction)} ${nodes[i + 1]!.term}${hedge}`;
  });
  const sentence = `${first} ${parts.join(', which ')}.`;
  return { name, summary: sentence[0]!.toUpperCase() + sentence.slice(1) };
}
