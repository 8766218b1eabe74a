import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform();
const json = { 'content-type': 'application/json' };

interface Answer {
  status: number;
  type: string | null;
  body: string;
}

async function send(init: RequestInit, path = '/graphql'): Promise<Answer> {
  const response = await fetch(`${platform.url}${path}`, { method: 'POST', ...init });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** A clear refusal: a 4xx in GraphQL's shape that gives nothing away about the inside. */
function expectRefusal({ status, body }: Answer, expected?: number): void {
  if (expected === undefined) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  } else expect(status).toBe(expected);
  const { errors } = JSON.parse(body) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors[0]?.message.length).toBeGreaterThan(5);
  expect(errors[0]?.extensions.code).toMatch(
    /^(BAD_USER_INPUT|BAD_REQUEST|GRAPHQL_(PARSE|VALIDATION)_FAILED|OPERATION_RESOLUTION_FAILURE|UNAUTHENTICATED|NOT_FOUND)$/,
  );
  expect(body).not.toMatch(/stacktrace|node_modules|\.ts:|127\.0\.0\.1|at [A-Z]\w+\./);
}

describe('a request that is not one', () => {
  test.each<[string, RequestInit, number]>([
    ['broken JSON', { headers: json, body: '{"query": "{ me { id }' }, 400],
    ['an empty body', { headers: json, body: '' }, 400],
    ['a list', { headers: json, body: '[{"query":"{ me { id } }"}]' }, 400],
    ['a string', { headers: json, body: '"{ me { id } }"' }, 400],
    ['null', { headers: json, body: 'null' }, 400],
    ['no query', { headers: json, body: '{}' }, 400],
    ['a query that is a number', { headers: json, body: '{"query": 5}' }, 400],
    ['variables that are a string', { headers: json, body: '{"query": "{ me { id } }", "variables": "x"}' }, 400],
    ['no GraphQL', { headers: json, body: '{"query": "hello"}' }, 400],
    ['an unknown field', { headers: json, body: '{"query": "{ me { idd } }"}' }, 400],
    ['an unknown argument', { headers: json, body: '{"query": "{ user(name: \\"x\\") { id } }"}' }, 400],
    ['a missing variable', { headers: json, body: '{"query": "query ($id: ID!) { user(id: $id) { id } }"}' }, 400],
    [
      'a variable of the wrong type',
      {
        headers: json,
        body: '{"query": "query ($first: Int!) { communities(first: $first) { totalCount } }", "variables": {"first": "ten"}}',
      },
      400,
    ],
    [
      'a wrong DateTime',
      {
        headers: json,
        body: '{"query": "query ($at: DateTime!) { community(id: \\"com_x\\") { schedules(filter: { from: $at }) { totalCount } } }", "variables": {"at": "tomorrow"}}',
      },
      400,
    ],
    [
      'an operation that is not in the document',
      { headers: json, body: '{"query": "query A { me { id } }", "operationName": "B"}' },
      400,
    ],
    ['a subscription', { headers: json, body: '{"query": "subscription { roomEvents { __typename } }"}' }, 400],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7Bme%7Bid%7D%7D' },
      415,
    ],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{"query":"{ me { id } }"}' }, 400],
    ['XML', { headers: { 'content-type': 'application/xml' }, body: '<query/>' }, 415],
    [
      'a megabyte of query',
      { headers: json, body: JSON.stringify({ query: `{ ${'me { id } '.repeat(120_000)} }` }) },
      413,
    ],
    [
      'more tokens than any screen has',
      { headers: json, body: JSON.stringify({ query: `{ me { ${'id '.repeat(20_000)} } }` }) },
      400,
    ],
    [
      'a megabyte of variables',
      { headers: json, body: JSON.stringify({ query: '{ me { id } }', variables: { text: 'x'.repeat(1_100_000) } }) },
      413,
    ],
  ])('%s is refused clearly', async (_what, init, status) => {
    expectRefusal(await send(init), status);
  });

  test('a GET without the header that browsers cannot forge across sites is refused', async () => {
    const answer = await send({ method: 'GET' }, '/graphql?query=%7Bme%7Bid%7D%7D');
    expectRefusal(answer, 400);
  });

  test('a query by GET is answered, a mutation by GET is not', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    const query = await send({ method: 'GET', headers }, `/graphql?query=${encodeURIComponent('{ me { id } }')}`);
    expect(query).toMatchObject({ status: 200, body: '{"data":{"me":null}}\n' });
    const mutation = await send(
      { method: 'GET', headers },
      `/graphql?query=${encodeURIComponent('mutation { signIn(input: { email: "a", password: "b" }) { userErrors { code } } }')}`,
    );
    expectRefusal(mutation, 405);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is refused', async (method) => {
    const answer = await send({ method, headers: json, body: '{"query":"{ me { id } }"}' });
    expect([404, 405]).toContain(answer.status);
  });

  test('another path is not there, and says so', async () => {
    expectRefusal(await send({ headers: json, body: '{}' }, '/graphq'), 404);
    expectRefusal(await send({ method: 'GET' }, '/media/../../package.json'), 404);
  });

  test('the media type follows Accept, as GraphQL over HTTP says', async () => {
    const body = '{"query":"{ me { id } }"}';
    const legacy = await send({ headers: { ...json, accept: 'application/json' }, body });
    expect(legacy.type).toMatch(/^application\/json/);
    const modern = await send({ headers: { ...json, accept: 'application/graphql-response+json' }, body });
    expect(modern.type).toMatch(/^application\/graphql-response\+json/);
    expect((await send({ headers: { ...json, accept: 'image/png' }, body })).status).toBe(406);
  });
});

describe('ids', () => {
  const fields: [string, string][] = [
    ['user', 'usr'],
    ['community', 'com'],
    ['schedule', 'sch'],
    ['post', 'pst'],
    ['chatRoom', 'rom'],
  ];
  test.each(fields)('%s takes only its own kind', async (field, kind) => {
    const others = fields.filter(([other]) => other !== field).map(([, other]) => demoId(other as 'usr', 'minji'));
    for (const id of [
      ...others,
      '',
      'x',
      '1',
      `${kind}_`,
      `${kind}_ZZZ`,
      `${kind}_' or '1'='1`,
      demoId(kind as 'usr', 'x').toUpperCase(),
      '김민지',
      'x'.repeat(10_000),
    ]) {
      const { status, data, errors } = await platform.ask(
        `query ($id: ID!) { ${field}(id: $id) { id } }`,
        { id },
        { as: 'minji' },
      );
      expect(status).toBe(200);
      expect(data).toEqual({ [field]: null });
      expect(errors).toMatchObject([{ path: [field], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});

describe('page sizes', () => {
  test.each([0, -1, 101, 2_147_483_647])('first: %d is BAD_USER_INPUT everywhere', async (first) => {
    const { errors } = await platform.ask(
      `query ($id: ID!, $first: Int!) {
        communities(first: $first) { totalCount }
        community(id: $id) { members(first: $first) { totalCount } posts(first: $first) { totalCount } photos(first: $first) { totalCount } schedules(first: $first) { totalCount } }
        me { memberships(first: $first) { totalCount } chatRooms(first: $first) { totalCount } upcomingSchedules(first: $first) { totalCount } notifications(first: $first) { edges { cursor } } }
      }`,
      { id: demoId('com', 'bukhansan'), first },
      { as: 'minji' },
    );
    expect(errors).toHaveLength(9);
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
  });
});

describe('who asks', () => {
  test.each([
    'Bearer',
    'Bearer x',
    'Bearer a.b.c',
    'Basic bWluamk6eA==',
    // {"alg":"none"}, {"sub":"usr_...","sid":"ses_..."}
    'Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJ1c3JfMDFrZHZkbmEwMGZhMmJmYjhnaHlzdjdtamQiLCJzaWQiOiJzZXMifQ.',
  ])('%s is nobody: 401', async (authorization) => {
    const answer = await send({ headers: { ...json, authorization }, body: '{"query":"{ me { id } }"}' });
    expectRefusal(answer, 401);
  });

  test('a token with another signature is nobody', async () => {
    const [header, payload, signature] = (await platform.token('minji')).split('.') as [string, string, string];
    const other = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...other, sub: demoId('usr', 'harin') })).toString('base64url');
    expectRefusal(
      await send({
        headers: { ...json, authorization: `Bearer ${header}.${forged}.${signature}` },
        body: '{"query":"{ me { id } }"}',
      }),
      401,
    );
  });

  test('headers that look like ours are not passed on', async () => {
    const { data } = await platform.ask(
      '{ me { id } }',
      {},
      {
        headers: {
          'x-moim-origin': `${await platform.token('minji')}`,
          'x-request-id': 'mine',
          'x-moim-viewer': demoId('usr', 'minji'),
        },
      },
    );
    expect(data.me).toBeNull();
  });
});

test('after all of that the platform serves', async () => {
  const { data } = await platform.ask('{ me { name } interests { id } }', {}, { as: 'minji' });
  expect(data.me.name).toBe('김민지');
  expect((await send({ method: 'GET' }, '/readyz')).status).toBe(200);
});
