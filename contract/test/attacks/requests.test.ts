import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testPlatform } from '../platform.ts';
import { expectRefused, send } from './attacker.ts';

// Requests that come in a shape, by a way or with headers that they should not have.
const platform = await testPlatform();
const gateway = platform.url;
const ME = '{ me { id } }';

describe('the shape of a request', () => {
  test('batches are refused', async () => {
    expectRefused(await send(gateway, [{ query: ME }, { query: ME }]), 'BAD_REQUEST');
  });

  test('mutations by GET are refused', async () => {
    const mutation = encodeURIComponent('mutation { signOut { userErrors { code } } }');
    const headers = { 'apollo-require-preflight': '1' };
    const seen = await send(`${gateway}/graphql?query=${mutation}`, undefined, { method: 'GET', headers });
    expect({ status: seen.status, codes: seen.codes }).toEqual({ status: 405, codes: ['BAD_REQUEST'] });
  });

  test('a query that is given twice in the address is refused: nobody looks at one and runs the other', async () => {
    const [small, large] = ['{ me { id } }', `{ ${'me { id } '.repeat(30)} }`].map(encodeURIComponent);
    const headers = { 'apollo-require-preflight': '1' };
    for (const search of [`query=${small}&query=${large}`, `query=${large}&query=${small}`, `query[]=${large}`]) {
      const { status } = await send(`${gateway}/graphql?${search}`, undefined, { method: 'GET', headers });
      expect(status).toBe(400);
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '%s, which other sites may send without asking, is refused',
    async (type) => {
      const { status } = await send(gateway, { query: ME }, { headers: { 'content-type': type } });
      expect([400, 415]).toContain(status);
    },
  );

  test('five megabytes of variables are refused', async () => {
    const seen = await send(gateway, { query: ME, variables: { filler: 'x'.repeat(5_000_000) } });
    expectRefused(seen, 'BAD_USER_INPUT', 413);
  });

  test('lists within lists within variables are refused, or mean nothing', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const query = 'query ($a: ID) { me { id } user(id: $a) { id } }';
    const { status } = await send(gateway, `{"query": ${JSON.stringify(query)}, "variables": {"a": ${deep}}}`);
    expect(status).toBe(400);
  });

  test('ten thousand variables that nothing declares are read, and change nothing', async () => {
    const variables = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`v${i}`, i]));
    const { status, body } = await send(gateway, { query: ME, variables });
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { data: { me: null } } });
  });
});

describe('names that mean something to JavaScript', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s', async (name) => {
    const bodies = [
      `{"query": "{ me { id } }", "${name}": {"polluted": true}}`,
      `{"query": "{ me { id } }", "variables": {"${name}": {"polluted": true}}}`,
      `{"query": "{ me { id } }", "extensions": {"${name}": {"polluted": true}}}`,
      `{"query": "{ me { id } }", "operationName": "${name}"}`,
      `{"query": "query ($${name}: ID) { me { ${name}: id } user(id: $${name}) { id } }", "variables": {"${name}": "x"}}`,
      `{"query": "{ ${name}: me { id } }"}`,
      `{"query": "{ ${name} }"}`,
      `{"query": "{ me { ...${name} } } fragment ${name} on User { id }"}`,
    ];
    for (const body of bodies) {
      const { status, codes } = await send(gateway, body);
      expect({ body, status, codes }).toEqual({
        body,
        status: expect.toSatisfy((it) => it === 200 || it === 400),
        codes,
      });
      expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await send(gateway, { query: ME })).body).toBe('{"data":{"me":null}}\n');
  });
});

describe('the inside, from outside', () => {
  const user = demoId('usr', 'minji');

  test('headers of the inside make nobody anybody', async () => {
    const headers = {
      'x-moim-origin': `v1.${Buffer.from(JSON.stringify({ viewer: { userId: user } })).toString('base64url')}.c2lnbmF0dXJl`,
      'x-moim-viewer': user,
      'x-user-id': user,
      'x-request-id': 'mine',
    };
    const seen = await send(gateway, { query: ME }, { headers });
    expect(JSON.parse(seen.body)).toEqual({ data: { me: null } });
    expect(seen.headers.get('x-request-id')).not.toBe('mine');
  });

  test.each(['user', 'community', 'schedule', 'content', 'chat'] as const)(
    'the %s subgraph answers nobody but the gateway',
    async (name) => {
      const { url } = platform.subgraphs[name];
      const token = await platform.token('minji');
      for (const headers of [{}, { authorization: `Bearer ${token}` }, { 'x-moim-origin': token }]) {
        const { status, body } = await send(
          url,
          { query: '{ me { id } }' },
          { headers: headers as Record<string, string> },
        );
        expect(status).toBe(401);
        expect(body).not.toContain(user);
      }
    },
  );

  test.each([
    [
      '_entities',
      `{ _entities(representations: [{ __typename: "User", id: "${user}" }]) { ... on User { id email } } }`,
    ],
    ['_service', '{ _service { sdl } }'],
    ['a type of the joining', '{ __type(name: "join__Graph") { name } }'],
  ])('%s is not at the gateway', async (_what, query) => {
    const { body, status, codes } = await send(gateway, { query });
    if (status === 200) expect(JSON.parse(body)).toEqual({ data: { __type: null } });
    else expect(codes).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  test('a password goes nowhere but in: not into the answer, not into what is remembered by hash', async () => {
    const query = `mutation { signIn(input: { email: "minji@moim.test", password: "${DEMO_PASSWORD}x" }) { userErrors { message } } }`;
    const { body } = await send(gateway, { query });
    expect(body).not.toContain(DEMO_PASSWORD);
  });
});
