/** Foreign values, looked at without trust: what is not of the wanted kind is null. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function textsOf(value: unknown): string[] | null {
  const list = listOf(value);
  return list?.every((element) => typeof element === 'string') ? (list as string[]) : null;
}

/** A number, or the text of one; Python writes "-inf" and "nan". Null: not a number, or not a finite one unless infinite is asked for. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  if (text === 'inf' || text === '+inf' || text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-inf' || text === '-infinity') return Number.NEGATIVE_INFINITY;
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? null : number;
}

export function integerOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Any value as text, an object as JSON. */
export function shownOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The three keys that every exported item carries, wherever a harness put them. */
export function tracesOf(...places: readonly (Fields | null)[]): {
  itemId: string | null;
  exportId: string | null;
  contentHash: string | null;
} {
  return {
    itemId: firstText('item_id', places),
    exportId: firstText('export_id', places),
    contentHash: firstText('content_hash', places),
  };
}

function firstText(key: string, places: readonly (Fields | null)[]): string | null {
  for (const place of places) {
    const value = place?.[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
