import { ProdaError } from '../../domain/index.ts';
import type { Bill } from './bill.ts';
import type { ModelCall } from './call.ts';
import type { ModelClient } from './model-client.ts';

/**
 * An answer in no usable shape gets one more chance, as another question; it is never mended into facts. One that was cut would be
 * cut again. Throws `llm/…`: the second
 * answer's fault, or the first that concerns the endpoint.
 */
export async function askTwice<T>(
  model: Pick<ModelClient, 'ask'>,
  call: Omit<ModelCall<T>, 'sampleIndex'>,
  bill?: Bill,
): Promise<T> {
  try {
    return await ask(0);
  } catch (error) {
    if (!(error instanceof ProdaError) || error.code !== 'llm/malformed') throw error;
    return ask(1);
  }

  async function ask(sampleIndex: number): Promise<T> {
    const answer = await model.ask({ ...call, sampleIndex });
    bill?.add(answer);
    return answer.value;
  }
}
