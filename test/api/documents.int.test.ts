import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '../support/app-test.ts';

const NDJSON = 'application/x-ndjson';
interface Row {
  line: number;
  status: number;
  document?: { id: string; title: string; license: string | null };
  error?: { code: string; detail: string };
}

test('many documents in one body: a result a line in their order, a bad line is named, versions of a source follow each other', async ({
  service,
  projectId,
}) => {
  const url = `/v1/projects/${projectId}/documents?defaultLicense=CC0`;
  const line = (i: number) => ({
    text: `# Note ${i}\n\nSubstance ${i} causes reaction ${i} in the vessel, and this reaction leads to a product of another color.`,
    title: `Note ${i}`,
  });
  const lines: string[] = Array.from({ length: 60 }, (_, i) => JSON.stringify(line(i + 1)));
  lines[6] = '{"text": "cut';
  for (const [at, version] of [10, 20, 21, 22].entries())
    lines[version] = JSON.stringify({
      ...line(at + 100),
      title: `Version ${at}`,
      sourceUri: 'one-source',
      license: 'MIT',
    });
  const answer = await service.call('POST', url, { body: lines.join('\n'), type: NDJSON });
  const rows = answer.body
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as Row);
  expect(rows.map((row) => row.line)).toEqual(lines.map((_, i) => i + 1));
  expect(rows[6]).toMatchObject({ status: 400, error: { detail: expect.stringContaining('not JSON: ') } });
  expect(rows[0]).toMatchObject({ status: 201, document: { title: 'Note 1', license: 'CC0' } });
  expect(rows[22]).toMatchObject({ status: 201, document: { title: 'Version 3', license: 'MIT' } });
  // The version that came last is the one that is read.
  const last = await service.call('GET', `/v1/projects/${projectId}/documents/${rows[22]?.document?.id}/chunks`);
  expect(last.json<{ data: unknown[] }>().data).toHaveLength(1);
  const again = await service.call('POST', url, { body: lines[0]!, type: NDJSON });
  expect(JSON.parse(again.body)).toMatchObject({ status: 200 });
});

test('a line that is too long ends the answer with its number, and what came before is told', async ({
  service,
  projectId,
}) => {
  const body = `${JSON.stringify({ text: '# One\n\nHeat causes expansion.' })}\n${'x'.repeat(5 * 1024 * 1024)}\n`;
  const answer = await service.call('POST', `/v1/projects/${projectId}/documents`, { body, type: NDJSON });
  const rows = answer.body
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as Row);
  expect(rows).toMatchObject([
    { line: 1, status: 201 },
    { line: 2, status: 413, error: { code: 'request/too-large', detail: expect.stringContaining('4194304') } },
  ]);
});

test('a file that is too large is told how large one may be', async ({ service, projectId }) => {
  const url = `/v1/projects/${projectId}/documents`;
  const body = Buffer.alloc(51 * 1024 * 1024, 'a').toString();
  const answer = await service.call('POST', url, { body, type: 'text/plain' });
  expect(answer.statusCode).toBe(413);
  expect(answer.json()).toMatchObject({ detail: expect.stringContaining(String(50 * 1024 * 1024)) });
  const json = await service.call('POST', '/v1/projects', {
    body: `"${'x'.repeat(1024 * 1024)}"`,
    type: 'application/json',
  });
  expect(json.json()).toMatchObject({ detail: expect.stringContaining(String(1024 * 1024)) });
});

test('what is no HTTP request is answered with a problem that says what to write', async ({ service }) => {
  if (!service.api.server.listening) await service.api.listen({ port: 0, host: '127.0.0.1' });
  const address = service.api.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /v1/projects/p/concepts?query=café HTTP/1.1\r\nhost: x\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toContain('application/problem+json');
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
    status: 400,
    code: 'request/invalid',
    detail: expect.stringContaining('%C3%A9'),
  });
});

test('bytes that are known give the document what was not known of it; what waited for that source is verified, and what is known stays', async ({
  service,
  projectId,
}) => {
  const base = `/v1/projects/${projectId}`;
  const body = '# Frost\n\nFrost damages the young leaf of a vine. The damaged leaf lowers the yield of the vine.\n';
  const post = (query: string) => service.call('POST', `${base}/documents${query}`, { body, type: 'text/markdown' });
  expect((await post('')).json()).toMatchObject({ sourceUri: null, license: null, attribution: null });

  const line = {
    discipline: 'farming',
    document: { title: 'Frost', sourceUri: 'frost.md' },
    chain: { name: 'frost to yield', summary: '', preconditions: [], negativeConstraints: [] },
    concepts: ['frost', 'young leaf', 'yield'].map((term) => ({ term, type: null, definition: null, aliases: [] })),
    path: [
      ['frost', 'INHIBITS', 'young leaf', 'damages', 'Frost damages the young leaf of a vine.'],
      ['young leaf', 'INHIBITS', 'yield', 'lowers', 'The damaged leaf lowers the yield of the vine.'],
    ].map(([subject, type, object, verb, quote]) => ({ subject, type, object, verb, quote, modality: 'asserted' })),
  };
  const waiting = await service.finish(
    await service.call('POST', `${base}/knowledge/imports?format=knowledge`, {
      body: JSON.stringify(line),
      type: 'application/x-ndjson',
    }),
  );
  expect(waiting.result).toMatchObject({ counts: { unverifiedEvidence: 2, documentsMade: 1 } });

  const again = await post('?sourceUri=frost.md&license=CC0&attribution=A%20grower&title=Ice');
  expect(again.statusCode).toBe(200);
  expect(again.json()).toMatchObject({
    title: 'Frost',
    sourceUri: 'frost.md',
    license: 'CC0',
    attribution: 'A grower',
  });
  expect((await service.call('GET', `${base}/audit`)).json()).toMatchObject({ unverifiedEvidence: 0 });
  expect((await post('?sourceUri=other.md&license=CC%20BY%204.0')).json()).toMatchObject({
    sourceUri: 'frost.md',
    license: 'CC0',
  });
});
