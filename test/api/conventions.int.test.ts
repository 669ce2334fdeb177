import { randomBytes } from 'node:crypto';
import { expect, test } from '../support/app-test.ts';

const problemType = 'application/problem+json';

test('a request without a good key is refused the same way, whatever is wrong with the key', async ({ service }) => {
  const wrong = [
    undefined,
    'Bearer x',
    `Bearer ${service.adminKey.slice(0, -1)}0`,
    `Bearer ${service.adminKey.replace(/_[0-9a-f]{64}_/, `_${'0'.repeat(64)}_`)}`,
    service.adminKey,
  ];
  const answers = await Promise.all(
    wrong.map((authorization) =>
      service.api.inject({ url: '/v1/projects', headers: authorization === undefined ? {} : { authorization } }),
    ),
  );
  for (const answer of answers) {
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain(problemType);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(answer.json()).toEqual(answers[0]!.json());
  }
});

test('a key sees its own project and its own scopes, and nothing after it is revoked', async ({
  service,
  projectId,
}) => {
  const minted = (
    await service.call('POST', '/v1/keys', { json: { name: 'reader', scopes: ['read'], projectId } })
  ).json<{ id: string; token: string }>();
  const as = (url: string, method: 'GET' | 'POST' = 'GET') =>
    service.api.inject({ method, url, headers: { authorization: `Bearer ${minted.token}` } });
  expect((await as(`/v1/projects/${projectId}`)).statusCode).toBe(200);
  expect((await as('/v1/projects/default')).statusCode).toBe(404);
  expect((await as('/v1/projects/default')).json()).toMatchObject({ code: 'project/missing' });
  expect((await as('/v1/projects')).statusCode).toBe(403);
  expect((await service.call('DELETE', `/v1/keys/${minted.id}`)).statusCode).toBe(204);
  expect((await as(`/v1/projects/${projectId}`)).statusCode).toBe(401);
});

test('an expired key is no key', async ({ service }) => {
  const { token, id } = (
    await service.call('POST', '/v1/keys', {
      json: { name: 'old', scopes: ['admin'], expiresAt: '2001-01-01T00:00:00Z' },
    })
  ).json<{ token: string; id: string }>();
  expect(
    (await service.api.inject({ url: '/v1/projects', headers: { authorization: `Bearer ${token}` } })).statusCode,
  ).toBe(401);
  await service.call('DELETE', `/v1/keys/${id}`);
});

test('a token is stored nowhere in clear', async ({ service }) => {
  const { token, id } = (await service.call('POST', '/v1/keys', { json: { name: 'secret', scopes: ['read'] } })).json<{
    token: string;
    id: string;
  }>();
  const listed = (await service.call('GET', '/v1/keys?limit=500')).body;
  expect(listed).toContain(id);
  expect(listed).not.toContain(token.split('_')[3]);
  await service.call('DELETE', `/v1/keys/${id}`);
});

test('bad requests get a problem that names the field', async ({ service, projectId }) => {
  const id = `p-${randomBytes(4).toString('hex')}`;
  const cases = [
    { send: () => service.call('POST', '/v1/projects', { json: { id, isAdmin: true } }), status: 400, says: 'isAdmin' },
    { send: () => service.call('POST', '/v1/projects', { json: { id: 'Not OK' } }), status: 400, says: '/body/id' },
    {
      send: () => service.call('POST', '/v1/projects', { body: '{"a":1', type: 'application/json' }),
      status: 400,
      says: '',
    },
    {
      send: () => service.call('POST', '/v1/projects', { body: '{"__proto__":{}}', type: 'application/json' }),
      status: 400,
      says: '',
    },
    {
      send: () => service.call('POST', '/v1/projects', { body: '<a/>', type: 'text/xml' }),
      status: 415,
      says: 'text/xml',
    },
    ...(
      [
        [`{"id":"${id}","id":"${id}"}`, 'twice'],
        [`{"id":"${id}","name":"a\\u0000b"}`, '/name holds the character NUL'],
        [`{"id":"${id}","name":"a\\ud800b"}`, '/name holds half of a surrogate pair'],
        [`{"id":"${id}","name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'nested deeper'],
        [Buffer.from([...Buffer.from(`{"id":"${id}","name":"`), 0xff, ...Buffer.from('"}')]), 'UTF-8'],
        ['', ''],
      ] as const
    ).map(([body, says]) => ({
      send: () => service.call('POST', '/v1/projects', { body, type: 'application/json' }),
      status: 400,
      says,
    })),
    {
      send: () => service.call('POST', '/v1/projects', { json: { id }, headers: { 'content-encoding': 'gzip' } }),
      status: 415,
      says: 'Content-Encoding gzip',
    },
    {
      send: () => service.call('GET', `/v1/projects/${projectId}/concepts/rel_00000000`),
      status: 400,
      says: '/params/conceptId no concept id: con_ and 8 to 40 letters and digits',
    },
    {
      send: () => service.call('POST', `/v1/projects/${projectId}/extractions`, { json: { all: true, alles: true } }),
      status: 400,
      says: '"pointer":"/body","detail":"Unrecognized key',
    },
    {
      send: () => service.call('POST', `/v1/projects/${projectId}/extractions`, { json: { all: false } }),
      status: 400,
      says: '/body/all',
    },
    { send: () => service.call('GET', '/v1/jobs?project=a%00b'), status: 400, says: 'NUL' },
    { send: () => service.call('GET', '/v1/jobs?project=%ED%A0%80'), status: 400, says: 'UTF-8' },
    {
      send: () =>
        service.call('POST', '/v1/projects', { body: `{"id":"${'x'.repeat(1024 * 1024)}"}`, type: 'application/json' }),
      status: 413,
      says: '',
    },
    { send: () => service.call('GET', '/v1/jobs?limit=0x10'), status: 400, says: 'limit' },
    { send: () => service.call('GET', '/v1/jobs?limit=1000000'), status: 400, says: 'limit' },
    { send: () => service.call('GET', '/v1/jobs?limit=1&limit=2'), status: 400, says: 'limit' },
    { send: () => service.call('GET', `/v1/jobs?cursor=AAAA`), status: 400, says: 'cursor' },
    { send: () => service.call('GET', `/v1/jobs?project=${projectId}&wrong=1`), status: 400, says: 'wrong' },
    { send: () => service.call('GET', '/v1/jobs/..%2f..%2fetc%2fpasswd'), status: 400, says: '' },
    { send: () => service.call('GET', '/%E0%A4%A'), status: 400, says: '' },
    { send: () => service.call('GET', '/v1/nothing'), status: 404, says: '/v1/nothing' },
    { send: () => service.call('PATCH', '/v1/projects'), status: 405, says: 'PATCH' },
    { send: () => service.call('GET', '/v1/projects/no-such-project'), status: 404, says: 'no-such-project' },
    {
      send: () => service.call('GET', '/v1/jobs/job_00000000000000000000'),
      status: 404,
      says: 'job_00000000000000000000',
    },
  ];
  for (const { send, status, says } of cases) {
    const answer = await send();
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.headers['content-type']).toContain(problemType);
    expect(answer.json()).toMatchObject({ status, instance: expect.stringMatching(/^\//), code: expect.any(String) });
    expect(answer.body).toContain(says);
  }
  expect((await service.call('PATCH', '/v1/projects')).headers.allow).toBe('GET, POST');
});

test('a number beyond its bound is told by its place, also where the stage behind has the bound', async ({
  service,
  projectId,
}) => {
  const paths = `/v1/projects/${projectId}/paths?from=con_00000000&to=con_00000001`;
  expect((await service.call('GET', `${paths}&maxHops=6`)).statusCode).toBe(404);
  const beyond = (await service.call('GET', `${paths}&maxHops=7`)).json();
  expect(beyond).toMatchObject({ status: 400, errors: [{ pointer: '/querystring/maxHops' }] });
});

test('an idempotency key gives the same answer again, also ten at once, and refuses another body', async ({
  service,
}) => {
  const id = `p-${randomBytes(4).toString('hex')}`;
  const send = (json: unknown) =>
    service.call('POST', '/v1/projects', { json, headers: { 'idempotency-key': `key-${id}` } });
  const answers = await Promise.all(Array.from({ length: 10 }, () => send({ id })));
  const done = answers.filter(({ statusCode }) => statusCode === 201);
  expect(done.length).toBeGreaterThan(0);
  for (const answer of answers) expect([201, 409]).toContain(answer.statusCode); // 409: still running
  const again = await send({ id });
  expect(again.statusCode).toBe(201);
  expect(again.json()).toEqual(done[0]!.json());
  expect((await send({ id, name: 'other' })).statusCode).toBe(422);
  await service.call('DELETE', `/v1/projects/${id}`);
});

test('a refused request keeps its idempotency key free', async ({ service }) => {
  const id = `p-${randomBytes(4).toString('hex')}`;
  const headers = { 'idempotency-key': `free-${id}` };
  await service.call('POST', '/v1/projects', { json: { id } });
  expect((await service.call('POST', '/v1/projects', { json: { id }, headers })).statusCode).toBe(409);
  await service.call('DELETE', `/v1/projects/${id}`);
  expect((await service.call('POST', '/v1/projects', { json: { id }, headers })).statusCode).toBe(201);
  await service.call('DELETE', `/v1/projects/${id}`);
});

test('pages hold every row once, and a cursor of another list is refused', async ({ service }) => {
  const ids = Array.from({ length: 5 }, (_, i) => `page-${randomBytes(4).toString('hex')}-${i}`);
  for (const id of ids) await service.call('POST', '/v1/projects', { json: { id } });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: { id: string }[]; nextCursor: string | null } = (
      await service.call('GET', `/v1/projects?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)
    ).json();
    expect(page.data.length).toBeLessThanOrEqual(2);
    seen.push(...page.data.map((project) => project.id));
    if (page.nextCursor !== null)
      expect((await service.call('GET', `/v1/keys?cursor=${page.nextCursor}`)).statusCode).toBe(400);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(ids));
  for (const id of ids) await service.call('DELETE', `/v1/projects/${id}`);
});

test('a project that is gone takes nothing more, however lately it was seen', async ({ service }) => {
  const id = `test-gone-${Date.now()}`;
  await service.call('POST', '/v1/projects', { json: { id } });
  const post = () =>
    service.call('POST', `/v1/projects/${id}/documents`, {
      body: 'A leaf is a green part of a plant that makes sugar.',
      type: 'text/markdown',
    });
  expect((await post()).statusCode).toBe(201);
  expect((await service.call('GET', `/v1/projects/${id}/documents`)).json()).toMatchObject({ data: [{ chunks: 1 }] });
  await service.call('DELETE', `/v1/projects/${id}`);
  expect((await post()).json()).toMatchObject({ status: 404, code: 'project/missing' });
  await service.call('POST', '/v1/projects', { json: { id } });
  expect((await service.call('GET', `/v1/projects/${id}/documents`)).json()).toMatchObject({ data: [] });
  await service.call('DELETE', `/v1/projects/${id}`);
});

test('health, readiness, metrics and the OpenAPI document need no key', async ({ service }) => {
  for (const url of ['/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs/']) {
    expect((await service.api.inject({ url })).statusCode, url).toBe(200);
  }
  expect((await service.api.inject({ url: '/metrics' })).body).toContain('proda_http_request_seconds_bucket');
});
