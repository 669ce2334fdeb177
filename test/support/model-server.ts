import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat request as the server received it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: { role: string; content: string }[];
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly response_format?: { type: string; json_schema?: { name: string; schema: unknown } };
}

/** What the server may be told to do instead of answering. */
export type Misbehavior =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'html' | 'empty' | 'not-json' | 'no-choices' | 'reset' | 'truncate' | 'refuse' | 'fence' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'delay'; readonly ms: number };

export interface ModelServer {
  readonly baseUrl: string;
  /** Every request, in order: the bill. */
  readonly requests: ChatRequest[];
  /** Every text that a vector was asked for, in order. */
  readonly embedded: string[];
  /** The next calls misbehave in this order, one each; then it answers again. */
  misbehave(...next: Misbehavior[]): void;
  /** It answers again, whatever was still to come. */
  forgive(): void;
  close(): Promise<void>;
}

/** A local OpenAI-compatible endpoint over real HTTP. `answer` gives the text of the assistant's message for a request; `gone` tells that its asker hung up. */
export async function startModelServer(
  answer: (request: ChatRequest, gone: AbortSignal) => string | Promise<string>,
  options: {
    /** Serves `/v1/embeddings` with these vectors. */
    readonly embed?: (text: string) => number[];
    /** Decides for every call that nothing was said about with `misbehave`. */
    readonly faultOf?: (request: ChatRequest) => Misbehavior | undefined;
  } = {},
): Promise<ModelServer> {
  const requests: ChatRequest[] = [];
  const embedded: string[] = [];
  const faults: Misbehavior[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ error: { message: String(error) } }));
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url?.endsWith('/embeddings') && options.embed !== undefined) {
      const { model, input } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { model: string; input: string[] };
      embedded.push(...input);
      const fault = faults.shift();
      if (fault?.kind === 'status') return refuse(response, fault);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          object: 'list',
          model,
          data: input.map((text, index) => ({ object: 'embedding', index, embedding: options.embed?.(text) })),
          usage: { prompt_tokens: tokensOf(input.join(' ')), total_tokens: tokensOf(input.join(' ')) },
        }),
      );
      return;
    }
    if (!request.url?.endsWith('/chat/completions')) {
      response.statusCode = 404;
      response.end('{}');
      return;
    }
    const chat = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest;
    requests.push(chat);
    const gone = new AbortController();
    response.once('close', () => response.writableEnded || gone.abort());
    const fault = faults.shift() ?? options.faultOf?.(chat);
    const send = (text: string, finish = 'stop', refusal: string | null = null) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: `chatcmpl-${requests.length}`,
          object: 'chat.completion',
          created: 0,
          model: chat.model,
          choices: [
            {
              index: 0,
              finish_reason: finish,
              message: { role: 'assistant', content: refusal === null ? text : null, refusal },
            },
          ],
          usage: {
            prompt_tokens: tokensOf(chat.messages.map(({ content }) => content).join(' ')),
            completion_tokens: tokensOf(text),
            total_tokens: 0,
          },
        }),
      );
    };
    switch (fault?.kind) {
      case 'status':
        return refuse(response, fault);
      case 'html':
        response.setHeader('content-type', 'text/html');
        response.end('<html><body>Welcome to the captive portal</body></html>');
        return;
      case 'empty':
        return send('');
      case 'not-json':
        return send('Sure! Here is what I found in the text.');
      case 'fence':
        return send(`Here you are:\n\`\`\`json\n${await answer(chat, gone.signal)}\n\`\`\``);
      case 'no-choices':
        response.setHeader('content-type', 'application/json');
        response.end('{}');
        return;
      case 'reset':
        request.socket.destroy();
        return;
      case 'truncate': {
        const text = await answer(chat, gone.signal);
        return send(text.slice(0, text.length / 2), 'length');
      }
      case 'refuse':
        return send('', 'stop', 'I cannot help with that.');
      case 'redirect':
        response.statusCode = 307;
        response.setHeader('location', fault.location);
        response.end();
        return;
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
    }
    send(await answer(chat, gone.signal));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    embedded,
    misbehave: (...next) => void faults.push(...next),
    forgive: () => {
      faults.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function refuse(response: ServerResponse, { status, retryAfter }: Extract<Misbehavior, { kind: 'status' }>): void {
  response.statusCode = status;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ error: { message: `told to answer ${status}` } }));
}

const tokensOf = (text: string): number => Math.ceil(text.length / 4);
