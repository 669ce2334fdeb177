/** A look over the whole of a large project takes longer than a statement may by default. */
export const LONG = { timeoutMs: 600_000 };
