/** How many answered items need a thing (e) or do not (n), and failed (f) or passed (p). */
export interface Counts {
  readonly ef: number;
  readonly ep: number;
  readonly nf: number;
  readonly np: number;
}

/** Ochiai: Abreu, Zoeteweij & van Gemund 2007, "On the accuracy of spectrum-based fault localization". 0 … 1. */
export function ochiai({ ef, ep, nf }: Counts): number {
  return ef === 0 ? 0 : ef / Math.sqrt((ef + nf) * (ef + ep));
}

/** Tarantula: Jones & Harrold 2005, "Empirical evaluation of the Tarantula automatic fault-localization technique". 0 … 1. */
export function tarantula({ ef, ep, nf, np }: Counts): number {
  if (ef === 0) return 0;
  const failed = ef / (ef + nf);
  const passed = ep + np === 0 ? 0 : ep / (ep + np);
  return failed / (failed + passed);
}

/** DStar with star = 2: Wong et al. 2014, "The DStar method for effective software fault localization". Null: unbounded. */
export function dStar({ ef, ep, nf }: Counts): number | null {
  if (ef === 0) return 0;
  return ep + nf === 0 ? null : (ef * ef) / (ep + nf);
}
