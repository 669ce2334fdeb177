/** Where a candidate stands in the list: highest score first, then by id; a string, so that it can be indexed and be the cursor. */
export const placeOf = (score: number, id: string): string => `${(10 - score).toFixed(3).padStart(6, '0')} ${id}`;
