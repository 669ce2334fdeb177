/** 0.4567 → "45.7 %". */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** 0.031 → "+3.1", in points of a hundred. */
export const points = (difference: number): string =>
  `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;

export const count = (value: number): string => value.toLocaleString('en-US');

/** A p value, never as 0. */
export const pValue = (p: number | null): string => {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
};
