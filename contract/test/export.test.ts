import { setTimeout as sleep } from 'node:timers/promises';
import type { SubgraphName } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import type { GraphQLAnswer } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// A person's data is gathered by all services, each its own part, and put together when it is downloaded.
const platform = await testPlatform();
const { chat } = platform.subgraphs;
const minji = demoId('usr', 'minji');
const SERVICES = ['user', 'community', 'schedule', 'content', 'chat'] as const;

async function sql<Row>(name: SubgraphName, text: string, ...values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: platform.subgraphs[name].database.url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Asks for a copy; where it can be downloaded, on this test's gateway. */
async function askForExport(as: string): Promise<{ url: string; expiresAt: string }> {
  const { data, errors } = await platform.ask(
    'mutation { exportMyData { downloadUrl expiresAt userErrors { code } } }',
    {},
    { as },
  );
  expect(errors).toBeUndefined();
  const { downloadUrl, expiresAt, userErrors } = data.exportMyData;
  expect(userErrors).toEqual([]);
  return { url: new URL(new URL(downloadUrl).pathname, platform.url).href, expiresAt };
}

async function untilReady(url: string): Promise<Response> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(url);
    if (response.status !== 202) return response;
    if (Date.now() > deadline) throw new Error(`still gathering: ${await response.text()}`);
    await response.body?.cancel();
    await sleep(50);
  }
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return errors.map(({ extensions }) => extensions.code);
};

const readState = async (as: string | null) => {
  const { data } = await platform.ask(
    'query ($id: ID!) { user(id: $id) { dataExport { status expiresAt steps { service confirmedAt } } } }',
    { id: minji },
    { as },
  );
  return data.user.dataExport;
};

test('nobody who is signed out gets a copy', async () => {
  const { data, errors } = await platform.ask('mutation { exportMyData { downloadUrl } }');
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ path: ['exportMyData'], extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(await sql('user', 'select from data_exports')).toEqual([]);
});

describe('a copy', () => {
  let url: string;
  let expiresAt: string;
  let archive: GraphQLAnswer['data'];

  beforeAll(async () => {
    await chat.stop();
    // More than one piece holds.
    await sql(
      'chat',
      `with room as (
         update rooms set last_seq = last_seq + 1000, version = version + 1000 where id = $1
         returning id, last_seq - 1000 as seq, version - 1000 as version
       )
       insert into messages (id, room_id, seq, sender_id, text, sent_version, changed_version)
       select 'msg_' || lpad(i::text, 26, '0'), room.id, room.seq + i, $2, i || ' "' || repeat('산', 600) || '"', room.version + i, room.version + i
       from room, generate_series(1, 1000) i`,
      demoId('rom', 'bukhansan'),
      minji,
    );
    ({ url, expiresAt } = await askForExport('minji'));
  });
  afterAll(() => chat.start());

  test('is being gathered, and shows who has not done so, while a service is away', async () => {
    const confirmed = async () =>
      (await readState('minji')).steps
        .filter(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt !== null)
        .map(({ service }: { service: string }) => service);
    const deadline = Date.now() + 20_000;
    while ((await confirmed()).length < 4 && Date.now() < deadline) await sleep(50);
    expect(await confirmed()).toEqual(['USER', 'COMMUNITY', 'SCHEDULE', 'CONTENT']);
    const response = await fetch(url);
    expect(response.status).toBe(202);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ status: 'GATHERING' });
    expect(await readState('minji')).toMatchObject({ status: 'GATHERING', expiresAt });
  });

  test('asked for again is the same one at a new address', async () => {
    const again = await askForExport('minji');
    expect(again.expiresAt).toBe(expiresAt);
    expect(await statusOf(url)).toBe(404);
    url = again.url;
    expect(await sql('user', "select from outbox_events where subject = 'user.export.requested.v1'")).toHaveLength(1);
  });

  test('comes as a file when all have gathered their parts', async () => {
    await chat.start();
    const response = await untilReady(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="moim-\d{4}-\d\d-\d\d\.json"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    archive = await response.json();
    expect(Object.keys(archive).filter((key) => typeof archive[key] === 'object')).toEqual([...SERVICES]);
    expect(await readState('minji')).toMatchObject({ status: 'READY' });
  });

  test('is whole, however many pieces it came in', async () => {
    const [step] = await sql<{ pieces: number }>('user', "select pieces from data_export_steps where service = 'CHAT'");
    // Rooms, reactions, and messages in several.
    expect(step?.pieces).toBeGreaterThan(4);
    const seqs = archive.chat.messages
      .filter(({ roomId }: { roomId: string }) => roomId === demoId('rom', 'bukhansan'))
      .map(({ seq }: { seq: number }) => seq);
    expect(seqs.length).toBeGreaterThan(1_000);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => Number(a) - Number(b)));
  });

  test("holds the person's own data from every service", async () => {
    expect(archive).toMatchObject({ format: 'moim-data-export-1', userId: minji });
    expect(archive.user.profile).toMatchObject([{ email: 'minji@moim.test', name: '김민지', region: '서울 은평구' }]);
    const own: [SubgraphName, string, unknown[]][] = [
      ['community', 'select from memberships where user_id = $1', archive.community.memberships],
      ['community', 'select from bookmarks where user_id = $1', archive.community.bookmarks],
      ['schedule', 'select from attendances where user_id = $1', archive.schedule.attendances],
      ['content', 'select from posts where author_id = $1', archive.content.posts],
      ['content', 'select from comments where author_id = $1', archive.content.comments],
      ['chat', 'select from messages where sender_id = $1', archive.chat.messages],
    ];
    for (const [service, query, items] of own) {
      expect(items.length, query).toBe((await sql(service, query, minji)).length);
      expect(items.length, query).toBeGreaterThan(0);
    }
  });

  test("holds nothing that is nobody's but others'", async () => {
    const text = JSON.stringify(archive);
    expect(text).not.toContain('password');
    expect(text).not.toContain('$argon2');
    for (const other of ['junho', 'seoyeon', 'doyun', 'harin']) {
      expect(text).not.toContain(`${other}@moim.test`);
      expect(text).not.toContain(demoId('usr', other));
    }
    const [theirs] = await sql<{ text: string }>(
      'chat',
      `select m.text from messages m join rooms r on r.id = m.room_id
       where $1 in (r.user_low, r.user_high) and m.sender_id <> $1 and char_length(m.text) > 10 limit 1`,
      minji,
    );
    expect(theirs).toBeDefined();
    expect(text).not.toContain(theirs?.text);
  });

  test('and its state are shown to nobody else', async () => {
    expect(await readState('junho')).toBeNull();
    expect(await readState(null)).toBeNull();
  });

  test('is refused, and can be had later, while a service that has a part of it is away', async () => {
    await chat.stop();
    const response = await fetch(url);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeOf(response)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    await chat.start();
    await expect.poll(() => statusOf(url), { timeout: 10_000 }).toBe(200);
  });

  test.each(['A'.repeat(43), 'short', '..%2F..%2Fmetrics', `${'A'.repeat(43)}%00`])(
    'is not at /exports/%s',
    async (token) => {
      const response = await fetch(new URL(`/exports/${token}`, platform.url));
      expect(response.status).toBe(404);
      expect(await codeOf(response)).toEqual(['NOT_FOUND']);
    },
  );

  test('is gone when its time is over', async () => {
    await sql(
      'user',
      "update data_exports set requested_at = now() - interval '8 days', expires_at = now() - interval '1 day'",
    );
    const response = await fetch(url);
    expect(response.status).toBe(410);
    expect(await codeOf(response)).toEqual(['NOT_FOUND']);
    expect(await readState('minji')).toMatchObject({ status: 'EXPIRED' });
    const next = await askForExport('minji');
    expect(next.expiresAt > expiresAt).toBe(true);
    const ready = await untilReady(next.url);
    expect(ready.status).toBe(200);
    await ready.body?.cancel();
  });
});
