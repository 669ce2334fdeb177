const MOJIBAKE = /Ã[\u0080-\u00bf]|â€[\u0080-\u2122]|Â[\u0080-\u00bf]|ï»¿/g;

/**
 * Whether a part is damaged text: replacement characters, text decoded twice, letters set apart, words without vowels,
 * or mostly signs. Judged from 50 characters on, for signs from 80: formulas are short and a third letters.
 */
export function isGarbled(text: string): boolean {
  const solid = text.replace(/\s+/g, '');
  if (solid.length < 50) return false;
  const share = (pattern: RegExp): number => (solid.match(pattern)?.length ?? 0) / solid.length;
  if (share(/[\uFFFD\uE000-\uF8FF]/g) > 0.02 || share(MOJIBAKE) > 0.01) return true;
  if (solid.length >= 80 && share(/[\p{L}\p{M}]/gu) < 0.3) return true;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 12) return words.some((word) => word.length > 60);
  const shortOnes = words.filter((word) => word.length === 1).length;
  if (shortOnes / words.length > 0.5) return true;
  const latin = words.filter((word) => /^[a-z]{4,}$/i.test(word) && word !== word.toUpperCase());
  const vowelless = latin.filter((word) => !/[aeiouy]/i.test(word)).length;
  return latin.length >= 8 && vowelless / latin.length > 0.3;
}
