import { ProdaError } from '../../domain/index.ts';

const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** The fetch that the client library is given: no redirects (a prompt is never posted elsewhere), and a cap on the answer. */
export const guardedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (response.body === null) return response;
  let bytes = 0;
  const capped = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > MAX_RESPONSE_BYTES)
          controller.error(new ProdaError('llm/malformed', { detail: `longer than ${MAX_RESPONSE_BYTES} bytes` }));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(capped, { status: response.status, statusText: response.statusText, headers: response.headers });
};
