import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis } from '@moim/presence';
import { afterAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { EntityCache, type EntityCacheOptions } from '../../src/cache/entity-cache.ts';
import type { FetchPolicy } from '../../src/cache/fetch-policy.ts';
import { Happenings, REMEMBERED_MS } from '../../src/cache/happenings.ts';
import { OwnWrites } from '../../src/cache/own-writes.ts';
import { SharedEntries } from '../../src/cache/shared-entries.ts';
import type { JsonObject } from '../../src/execution/merge.ts';
import type { PlannedFetch, SubgraphAnswer } from '../../src/execution/plan-program.ts';

const { redisUrl } = inject('moim');
const redis = await connectRedis(redisUrl, 'test');
afterAll(() => redis.disconnect());

const usr = (key: string) => `usr_${key.padEnd(26, '0')}`;
const pst = (n: number) => `pst_${String(n).padStart(26, '0')}`;
const [MINJI, JUNHO] = [usr('m1nj1'), usr('jvnh0')];
const as = (userId: string | null, locale: 'ko' | 'en' = 'ko') => ({
  viewer: userId === null ? null : { userId, sessionId: 'ses_x' },
  locale,
});

let hashes = 0;
/** A fetch of posts by their ids, and what may be kept of it. */
function fetchOf({ isPrivate = true, maxAgeMs = 60_000, isOfEntities = true } = {}) {
  const policy: FetchPolicy = { isPrivate, maxAgeMs, hash: `fetch-${hashes++}` };
  const operation = 'query($representations:[_Any!]!){_entities(representations:$representations){...on Post{title}}}';
  const fetch: PlannedFetch = {
    ...{ id: hashes, service: 'content', operation, operationName: undefined, variables: [], path: [] },
    ...{ isOfEntities, policy },
  };
  return { fetch, policy };
}

let caches = 0;
function cacheWith(
  options: Partial<EntityCacheOptions> = {},
  { namespace = `test-cache-${caches++}-${Date.now()}`, url = redisUrl } = {},
) {
  const parts = {
    maxBytes: 1_000_000,
    happenings: new Happenings(['content', 'user']),
    writes: new OwnWrites(),
    isCurrent: () => true,
    mayLag: () => false,
    count: () => {},
    shared: new SharedEntries({ redisUrl: url, namespace, log: { info: () => {}, warn: () => {} } }),
    ...options,
  };
  const cache = new EntityCache(parts);
  afterAll(() => cache.close());
  return { cache, ...parts, namespace };
}

/** Answers posts, each with how often it was asked for. */
function posts() {
  const times = new Map<string, number>();
  const ask = vi.fn(
    async (_fetch: PlannedFetch, { representations }: Readonly<JsonObject>): Promise<SubgraphAnswer> => {
      const ids = (representations as { id: string }[]).map(({ id }) => id);
      for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
      return { data: { _entities: ids.map((id) => ({ id, title: `${times.get(id)}` })) } };
    },
  );
  return ask;
}

const representations = (...numbers: number[]) => ({
  representations: numbers.map((n) => ({ __typename: 'Post', id: pst(n) })),
});
const titles = ({ data }: SubgraphAnswer) =>
  (data as { _entities: ({ title: string } | null)[] })._entities.map((one) => one?.title);
/** A moment later than now: what is asked for in the millisecond in which something happens is not kept. */
const moment = () => sleep(3);

describe('entities', () => {
  test('that are kept are not asked for, and the others are', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    const ask = posts();
    const see = async (...numbers: number[]) =>
      titles(await cache.ask({ ...fetch, variables: representations(...numbers) }, as(MINJI), ask));
    expect(await see(1, 2)).toEqual(['1', '1']);
    expect(await see(2, 3, 1)).toEqual(['1', '1', '1']);
    expect(await see(3, 1)).toEqual(['1', '1']);
    const { kept } = await cache.ask({ ...fetch, variables: representations(1, 4) }, as(MINJI), ask);
    expect(kept).toBe(1);
    expect(ask.mock.calls.map(([, variables]) => variables)).toEqual([
      representations(1, 2),
      representations(3),
      representations(4),
    ]);
  });

  test('are each answer’s own', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    const ask = posts();
    for (let i = 0; i < 3; i++) {
      const answer = await cache.ask({ ...fetch, variables: representations(1) }, as(MINJI), ask);
      expect(titles(answer)).toEqual(['1']);
      const [first] = (answer.data as { _entities: { title: string }[] })._entities;
      if (first !== undefined) first.title = 'changed by what is merged into it';
    }
  });

  test('of which some are not there are kept as not there', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    const ask = vi.fn(async () => ({ data: { _entities: [null] } }));
    for (let i = 0; i < 2; i++)
      expect(titles(await cache.ask({ ...fetch, variables: representations(1) }, as(MINJI), ask))).toEqual([undefined]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('that come with errors are not kept, and the errors are at their places', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    await cache.ask({ ...fetch, variables: representations(2) }, as(MINJI), posts());
    const failing = vi.fn(async () => ({
      data: { _entities: [{ title: 'ok' }, null] },
      errors: [{ message: 'no', path: ['_entities', 1, 'title'] }],
    }));
    const see = () => cache.ask({ ...fetch, variables: representations(1, 2, 3) }, as(MINJI), failing);
    for (let i = 0; i < 2; i++) {
      const answer = await see();
      expect(titles(answer)).toEqual(['ok', '1', undefined]);
      expect(answer.errors).toEqual([{ message: 'no', path: ['_entities', 2, 'title'] }]);
    }
    expect(failing).toHaveBeenCalledTimes(2);
  });

  test('that were asked for before, or by another subgraph, are not kept', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    const joined = vi.fn(async () => ({ data: { _entities: [{ title: 'joined' }] }, mayBeKept: false as const }));
    for (let i = 0; i < 2; i++)
      expect(titles(await cache.ask({ ...fetch, variables: representations(1) }, as(null), joined))).toEqual([
        'joined',
      ]);
    expect(joined).toHaveBeenCalledTimes(2);
  });

  test('that cannot be an answer are passed on as they are', async () => {
    const { cache } = cacheWith();
    const wrong = { data: { _entities: [] } };
    const answer = await cache.ask({ ...fetchOf(), variables: representations(1) }, as(MINJI), async () => wrong);
    expect(answer).toBe(wrong);
  });
});

test('a root is kept as a whole, by its variables', async () => {
  const { cache } = cacheWith();
  const fetch = fetchOf({ isOfEntities: false });
  const ask = vi.fn(async (_: PlannedFetch, { id }: Readonly<JsonObject>) => ({ data: { community: { id } } }));
  const see = async (id: string) => (await cache.ask({ ...fetch, variables: { id } }, as(MINJI), ask)).data;
  for (const id of ['a', 'b', 'a', 'b']) expect(await see(id)).toEqual({ community: { id } });
  expect(ask).toHaveBeenCalledTimes(2);
});

describe('what is one person’s', () => {
  test('is nobody else’s, nor somebody’s in another language', async () => {
    const { cache } = cacheWith();
    const fetch = fetchOf();
    const ask = posts();
    const see = async (who: ReturnType<typeof as>) =>
      titles(await cache.ask({ ...fetch, variables: representations(1) }, who, ask));
    expect(await see(as(MINJI))).toEqual(['1']);
    expect(await see(as(JUNHO))).toEqual(['2']);
    expect(await see(as(null))).toEqual(['3']);
    expect(await see(as(MINJI, 'en'))).toEqual(['4']);
    expect(await see(as(MINJI))).toEqual(['1']);
    expect(await see(as(JUNHO))).toEqual(['2']);
  });

  test('is not in Redis, and what is anybody’s is', async () => {
    const { cache, namespace } = cacheWith();
    const inRedis = () => redis.keys(`${namespace}:*`);
    const [own, anybodys] = [fetchOf(), fetchOf({ isPrivate: false })];
    const see = (fetch: typeof own, who: ReturnType<typeof as>) =>
      cache.ask({ ...fetch, variables: representations(1) }, who, posts());
    for (let i = 0; i < 3; i++) await see(own, as(MINJI));
    await see(own, as(null));
    await see(anybodys, as(MINJI));
    await sleep(50);
    // What is asked for once alone is not handed on, either.
    expect(await inRedis()).toEqual([]);
    await see(own, as(null));
    await see(anybodys, as(JUNHO));
    await expect.poll(inRedis).toHaveLength(2);
    for (const key of await inRedis()) {
      expect(await redis.pttl(key)).toBeGreaterThan(0);
      expect(await redis.get(key)).not.toContain(MINJI);
    }
  });
});

describe('between gateways', () => {
  test('what is anybody’s is kept once, and dropped by each when something happens', async () => {
    const one = cacheWith();
    const other = cacheWith({}, { namespace: one.namespace });
    const fetch = fetchOf({ isPrivate: false });
    const ask = posts();
    const see = async ({ cache }: typeof one) =>
      titles(await cache.ask({ ...fetch, variables: representations(1) }, as(null), ask));
    expect([await see(one), await see(one)]).toEqual([['1'], ['1']]);
    await expect.poll(() => redis.keys(`${one.namespace}:*`)).toHaveLength(1);
    expect(await see(other)).toEqual(['1']);
    await moment();
    for (const { happenings } of [one, other]) happenings.note('content', 1, JSON.stringify({ id: pst(1) }));
    await moment();
    expect(await see(one)).toEqual(['2']);
    // What another has kept counts as a second older than it is: until then each asks for itself.
    expect(await see(other)).toEqual(['3']);
  });

  test('what another version of the program has put there is as none', async () => {
    const one = cacheWith();
    const other = cacheWith({}, { namespace: one.namespace });
    const fetch = fetchOf({ isPrivate: false });
    const see = async ({ cache }: typeof one, ask = posts()) =>
      titles(await cache.ask({ ...fetch, variables: representations(1) }, as(null), ask));
    await see(one);
    await see(one);
    const keys = () => redis.keys(`${one.namespace}:*`);
    await expect.poll(keys).toHaveLength(1);
    const [key = ''] = await keys();
    for (const text of ['{"broken', '{"text":"[]"}', '7']) {
      await redis.set(key, text);
      const ask = posts();
      expect(await see(cacheWith({}, { namespace: one.namespace }), ask)).toEqual(['1']);
      expect(ask).toHaveBeenCalledTimes(1);
    }
    expect(await see(other)).toEqual(['1']);
  });

  test('without Redis each keeps for itself', async () => {
    const { cache } = cacheWith({}, { url: 'redis://127.0.0.1:1' });
    const fetch = fetchOf({ isPrivate: false });
    const ask = posts();
    for (let i = 0; i < 3; i++)
      expect(titles(await cache.ask({ ...fetch, variables: representations(1) }, as(null), ask))).toEqual(['1']);
  });
});

describe('what is kept goes', () => {
  const setting = (options: Partial<EntityCacheOptions> = {}, maxAgeMs = 60_000) => {
    const parts = cacheWith(options);
    const fetch = fetchOf({ maxAgeMs });
    const ask = posts();
    const see = async (n = 1, who = as(MINJI)) =>
      titles(await parts.cache.ask({ ...fetch, variables: representations(n) }, who, ask))[0];
    return { ...parts, see };
  };

  test('when something happens to what it names', async () => {
    const { see, happenings } = setting();
    expect([await see(1), await see(2)]).toEqual(['1', '1']);
    await moment();
    happenings.note('content', 1, JSON.stringify({ id: pst(1) }));
    await moment();
    expect([await see(1), await see(2)]).toEqual(['2', '1']);
    expect(await see(1)).toBe('2');
  });

  test('when something happens to whom it is for', async () => {
    const { see, happenings } = setting();
    expect([await see(1, as(MINJI)), await see(1, as(JUNHO))]).toEqual(['1', '2']);
    await moment();
    happenings.note('content', 1, JSON.stringify({ userId: MINJI }));
    await moment();
    expect([await see(1, as(MINJI)), await see(1, as(JUNHO))]).toEqual(['3', '2']);
  });

  test('when who sees it changes anything, and for them alone', async () => {
    const { see, writes } = setting();
    expect([await see(1, as(MINJI)), await see(1, as(JUNHO))]).toEqual(['1', '2']);
    await moment();
    writes.note(MINJI);
    await moment();
    expect([await see(1, as(MINJI)), await see(1, as(JUNHO))]).toEqual(['3', '2']);
  });

  test('when it is too old', async () => {
    const { see } = setting({}, 80);
    expect([await see(), await see()]).toEqual(['1', '1']);
    await sleep(100);
    expect(await see()).toBe('2');
  });

  test('when what happened before is forgotten, whatever the schema allows', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { see } = setting({}, 3_600_000);
    expect([await see(), await see()]).toEqual(['1', '1']);
    vi.setSystemTime(Date.now() + REMEMBERED_MS);
    expect(await see()).toBe('2');
  });

  test('when there is too much of it', async () => {
    const { see, cache } = setting({ maxBytes: 2_000 });
    for (let n = 0; n < 50; n++) await see(n);
    expect(cache.size).toBeLessThanOrEqual(2_000);
    expect([await see(49), await see(0)]).toEqual(['1', '2']);
  });

  test('also when it was asked for before, and answered after', async () => {
    const { cache, happenings } = cacheWith();
    const fetch = fetchOf();
    const ask = posts();
    const slowly = async (...asked: Parameters<typeof ask>) => {
      const answer = await ask(...asked);
      await moment();
      happenings.note('content', 1, JSON.stringify({ id: pst(1) }));
      await moment();
      return answer;
    };
    await cache.ask({ ...fetch, variables: representations(1) }, as(MINJI), slowly);
    expect(titles(await cache.ask({ ...fetch, variables: representations(1) }, as(MINJI), ask))).toEqual(['2']);
  });

  test('for two seconds more where it may come from a copy of the database', async () => {
    const { see, happenings } = setting({ mayLag: () => true });
    happenings.note('content', 1, JSON.stringify({ id: pst(1) }), Date.now() - 1_900);
    expect([await see(), await see()]).toEqual(['1', '2']);
    await sleep(150);
    expect([await see(), await see(), await see()]).toEqual(['3', '3', '3']);
  });
});
