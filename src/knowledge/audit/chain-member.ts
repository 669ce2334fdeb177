/**
 * Where the audit reads many members of chains, each is one number (`audit-chain-nodes.cypher`): the store number of the member × 2²², plus that of the chain
 * within its part × 4,096, plus the place in the chain. What is no whole number that a float holds exactly is no member: its place is none, or the store has
 * more than two billion nodes.
 */
const PLACES = 4_096;
const CHAINS = 1_024;
const MEMBERS = PLACES * CHAINS;

export const isMember = (member: number): boolean => member >= 0 && Number.isSafeInteger(member);
export const thingOf = (member: number): number => Math.floor(member / MEMBERS);
export const placeOf = (member: number): number => whereOf(member) & (PLACES - 1);
export const chainOf = (part: number, member: number): number => part * CHAINS + Math.floor(whereOf(member) / PLACES);

/** Members of a chain come together: where those that begin at `start` end. */
export function endOfChain(members: readonly number[], start: number): number {
  const chain = chainOf(0, members[start]!);
  let end = start + 1;
  while (end < members.length && chainOf(0, members[end]!) === chain) end += 1;
  return end;
}

/** A relation that is not followed forward is written as −2 minus its number. */
export const isForward = (edge: number): boolean => edge >= -1;
export const memberOf = (edge: number): number => (isForward(edge) ? edge : -2 - edge);

/** The remainder; `%` of such numbers takes ten times as long. */
const whereOf = (member: number): number => member - thingOf(member) * MEMBERS;
