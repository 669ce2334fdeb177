/** What an import turned away is counted whole and shown up to here. */
export const REFUSALS_SHOWN = 100;
