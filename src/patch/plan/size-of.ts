/**
 * How many samples a target gets: the asked number for one that is certainly missing and decided one failure, less for one that
 * is unsure, up to twice as many for one that decided many. At least one.
 */
export function sizeOf(
  { missing, decided }: { readonly missing: number; readonly decided: number },
  asked: number,
): number {
  if (asked === 0) return 0;
  const sure = Math.max(missing, Math.min(1, decided));
  const often = Math.min(2, 1 + Math.log2(Math.max(1, decided)) / 4);
  return Math.max(1, Math.round(asked * sure * often));
}
