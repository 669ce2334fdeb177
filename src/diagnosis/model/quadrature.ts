/**
 * Gauss–Legendre on [0, 1], eight points: exact for polynomials up to degree 15, so for items that need up to 16 things.
 * Abramowitz & Stegun, Handbook of Mathematical Functions, table 25.4.
 */
const HALF = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
] as const;
export const QUADRATURE: readonly { readonly at: number; readonly weight: number }[] = HALF.flatMap(([x, weight]) => [
  { at: (1 - x) / 2, weight: weight / 2 },
  { at: (1 + x) / 2, weight: weight / 2 },
]);
