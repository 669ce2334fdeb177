/**
 * One thing that was looked at. `good`: nothing to do. `note`: works, but worth knowing. `later`: missing, and fetched by itself at
 * the first start. `bad`: a start would fail; `advice` says what to do.
 */
export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'note' | 'later' | 'bad';
  readonly found: string;
  readonly advice: string | null;
}

export interface DoctorReport {
  /** Whether a start would work, as far as can be told without one. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

export const good = (what: string, found: string): Finding => ({ what, state: 'good', found, advice: null });
export const note = (what: string, found: string, advice: string | null = null): Finding => ({
  what,
  state: 'note',
  found,
  advice,
});
export const later = (what: string, found: string, advice: string): Finding => ({
  what,
  state: 'later',
  found,
  advice,
});
export const bad = (what: string, found: string, advice: string): Finding => ({ what, state: 'bad', found, advice });
