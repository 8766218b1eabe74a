import { describe, expect, test } from 'vitest';
import { testPlatform } from '../platform.ts';
import { expectRefused, send } from './attacker.ts';

// Documents that would cost the gateway, or the services behind it, more than they cost their sender: none of them is run.
const platform = await testPlatform();
const INVALID = 'GRAPHQL_VALIDATION_FAILED';

/** Fragments of which each spreads the next `times` times: `times` to the power of `levels` fields. */
function bomb(levels: number, times: number): string {
  const fragments = Array.from({ length: levels }, (_, i) => {
    const inner = i === levels - 1 ? 'id' : Array.from({ length: times }, () => `...f${i + 1}`).join(' ');
    return `fragment f${i} on User { ${inner} }`;
  });
  return `{ me { ...f0 } } ${fragments.join(' ')}`;
}

function nested(levels: number): string {
  return `{ me { ${'memberships { edges { node { members { edges { node { '.repeat(levels)} id ${'} } } } } } '.repeat(levels)} } }`;
}

const many = (count: number, part: (i: number) => string) => Array.from({ length: count }, (_, i) => part(i)).join(' ');

describe('refused before it is validated', () => {
  test.each<[string, string]>([
    ['a query twenty levels deep', nested(3)],
    ['a fragment bomb of two to the thirtieth', bomb(30, 2)],
    ['a fragment bomb of fifty to the fifth', bomb(5, 50)],
    ['a flood of aliases', `{ me { ${many(31, (i) => `a${i}: id`)} } }`],
    ['a flood of aliased __typename', `{ ${many(31, (i) => `a${i}: __typename`)} }`],
    ['a flood of directives', `{ me { id ${many(31, () => '@include(if: true)')} } }`],
    ['a flood of directives on an operation', `query ${many(31, () => '@a')} { me { id } }`],
    ['a flood of fields at the root', `{ ${many(21, () => 'me { id }')} }`],
    ['a flood of fields', `{ me { ${many(501, () => 'id')} } }`],
    ['a flood of fragments that nothing uses', `{ me { id } } ${many(60, (i) => `fragment f${i} on User { id }`)}`],
    ['a flood of variables', `query (${many(31, (i) => `$v${i}: ID`)}) { me { id } }`],
  ])('%s', async (_what, query) => {
    expectRefused(await send(platform.url, { query }), INVALID);
  });

  test('fragments within themselves', async () => {
    const query = '{ me { ...a } } fragment a on User { ...b } fragment b on User { id ...a }';
    const { status, codes } = await send(platform.url, { query });
    expect(status).toBe(400);
    expect(new Set(codes)).toEqual(new Set([INVALID]));
  });

  test.each<[string, string]>([
    ['more tokens than any screen has', `{ me { ${'id '.repeat(2_001)} } }`],
    ['brackets without end', `{ me(a: ${'['.repeat(100_000)}`],
    ['braces without end', '{a'.repeat(100_000)],
    ['an object within itself without end', `{ me(a: ${'{a:'.repeat(60_000)}`],
  ])('%s: parsing stops', async (_what, query) => {
    expectRefused(await send(platform.url, { query }), 'GRAPHQL_PARSE_FAILED');
  });
});

describe('refused for what it would cost', () => {
  const LISTS = 'communities(first: $n) { edges { node { members(first: $n) { edges { node { id } } } } } }';

  test('a page of pages of pages', async () => {
    const query = `query ($n: Int!) { ${LISTS} }`;
    expectRefused(await send(platform.url, { query, variables: { n: 100 } }), INVALID);
    const { status, codes } = await send(platform.url, { query, variables: { n: 5 } });
    expect({ status, codes }).toEqual({ status: 200, codes: [] });
  });

  test('the variable’s default counts when it is not given', async () => {
    expectRefused(await send(platform.url, { query: `query ($n: Int! = 100) { ${LISTS} }` }), INVALID);
  });

  test('a cheap list under many names', async () => {
    const query = `{ ${many(20, (i) => `a${i}: communities(first: 100) { edges { node { id } } }`)} }`;
    expectRefused(await send(platform.url, { query }), INVALID);
  });

  test('a list within a fragment that is spread again and again', async () => {
    const spread = many(15, (i) => `a${i}: community(id: "com_x") { ...f }`);
    const fragment = 'fragment f on Community { members(first: 100) { edges { node { id } } } }';
    expectRefused(await send(platform.url, { query: `{ ${spread} } ${fragment}` }), INVALID);
  });
});

test('a document that is not valid is paid for each time that it is sent, one that is but once', async () => {
  const gateway = await platform.startGateway({ TRUST_PROXY: '127.0.0.1', MOIM_RATE_LIMITS: 'on' });
  // 10,020 points of the 1,200,000 that an address has a minute: a hundred and nineteen of them.
  const flood = async (address: string, query: string) => {
    const statuses = new Set<number>();
    for (let i = 0; i < 7; i++) {
      const some = Array.from({ length: 20 }, () =>
        send(gateway.url, { query }, { headers: { 'x-forwarded-for': address } }),
      );
      for (const { status } of await Promise.all(some)) statuses.add(status);
    }
    return statuses;
  };
  const filler = 'x'.repeat(200_000);
  expect(await flood('203.0.113.71', `{ nothing } # ${filler}`)).toEqual(new Set([400, 429]));
  expect(await flood('203.0.113.72', `{ me { ${'id '.repeat(501)} } } # ${filler}`)).toEqual(new Set([400, 429]));
  await send(gateway.url, { query: `{ me { id } } # ${filler}` });
  expect(await flood('203.0.113.73', `{ me { id } } # ${filler}`)).toEqual(new Set([200]));
}, 60_000);

test('whoever goes on and on pays for it, and nobody else does', async () => {
  const gateway = await platform.startGateway({ TRUST_PROXY: '127.0.0.1', MOIM_RATE_LIMITS: 'on' });
  const from = (address: string, query: string) =>
    send(gateway.url, { query }, { headers: { 'x-forwarded-for': address } });
  // A document of 200,000 characters that nobody has sent before: 10,020 points, of the 1,200,000 that an address has a minute.
  let sent = 0;
  const spend = async () => {
    const documents = Array.from({ length: 20 }, () => `{ me { id } } # ${sent++} ${'x'.repeat(200_000)}`);
    const answers = await Promise.all(documents.map((document) => from('203.0.113.77', document)));
    return answers.find(({ status }) => status === 429);
  };
  let refused = await spend();
  for (let i = 0; i < 10 && refused === undefined; i++) refused = await spend();
  expect(refused?.codes).toEqual(['RATE_LIMITED']);
  const seconds = Number(refused?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(JSON.parse(refused?.body ?? '').errors[0].extensions.retryAfter).toBe(seconds);
  expect(await spend()).toBeDefined();
  expect((await from('203.0.113.78', '{ me { id } }')).status).toBe(200);
});
