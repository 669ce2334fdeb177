/** A chain's store number and a place in it are one number where the audit reads many: `chain × 4,096 + place`. */
const PLACES = 4_096;

export const chainOfPlace = (place: number): number => Math.floor(place / PLACES);
export const indexOfPlace = (place: number): number => place % PLACES;

/** What belongs to a chain comes together: where it ends. */
export function endOfChain(places: readonly number[], start: number): number {
  const chain = chainOfPlace(places[start]!);
  let end = start + 1;
  while (end < places.length && chainOfPlace(places[end]!) === chain) end += 1;
  return end;
}
