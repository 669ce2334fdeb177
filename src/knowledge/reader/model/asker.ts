import type { ModelClient } from '../../../platform/index.ts';

/** What the model reader needs of a client. */
export type Asker = Pick<ModelClient, 'ask'>;

/** Thrown where an answer would have to be bought. */
export class NotRecorded extends Error {}

/** Answers from the record alone and counts; the first question that nobody has asked yet ends the reading with NotRecorded. */
export function recordedOnly(model: Pick<ModelClient, 'peek'>): Asker & { readonly answered: number } {
  let answered = 0;
  return {
    get answered() {
      return answered;
    },
    ask: async (call) => {
      const found = await model.peek(call).catch((error: unknown) => {
        answered++; // A recorded answer that is no good costs nothing either.
        throw error;
      });
      if (found === null) throw new NotRecorded();
      answered++;
      return found;
    },
  };
}
