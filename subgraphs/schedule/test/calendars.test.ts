import { userDeletionRequested } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { startOnDemoWorld } from './demo-world.ts';
import { enrol, errorCodes, inHours, mutations, plan } from './meetups.ts';

const { schedule, db } = await startOnDemoWorld({ env: { PUBLIC_URL: 'https://moim.example' } });
const { attend, withdraw, update, cancel } = mutations(schedule);
const origin = new URL(schedule.url).origin;
await enrol(db, ['jiwoo', 'hayun', 'yuna', 'siwoo']);

const create = (as: string | null) =>
  schedule.ask('mutation { createCalendarFeed { url feed { createdAt lastReadAt } userErrors { code } } }', {}, { as });
const revoke = (as: string | null) =>
  schedule.ask('mutation { revokeCalendarFeed { userErrors { code } } }', {}, { as });
const feedOf = async (as: string) =>
  (await schedule.ask('{ me { calendarFeed { createdAt lastReadAt } } }', {}, { as })).data.me.calendarFeed;
/** The path of somebody's new address. */
async function address(as: string): Promise<string> {
  const { data, errors } = await create(as);
  expect(errors).toBeUndefined();
  expect(data.createCalendarFeed.url).toMatch(/^https:\/\/moim\.example\/calendars\/[\w-]{43}\.ics$/);
  return new URL(data.createCalendarFeed.url).pathname;
}
const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

/** The events of an iCalendar file, by what their UID begins with; each a line's value by its name. */
async function eventsAt(path: string): Promise<Map<string, Record<string, string>>> {
  const response = await get(path);
  expect(response.status).toBe(200);
  const text = await response.text();
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const events = new Map<string, Record<string, string>>();
  let event: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT') events.set((event.UID ?? '').replace(/@moim$/, ''), event);
    else event[name] = value;
  }
  return events;
}

describe('a calendar of somebody', () => {
  test('has what they attend and wait for, with times in UTC', async () => {
    const path = await address('jiwoo');
    const id = await plan(db, 'in the calendar', {
      capacity: 1,
      title: '별 보기, 그리고; 야식\\산행',
      description: '첫 줄\n둘째 줄',
      place: '우이역 2번 출구',
      startsAt: new Date('2027-03-05T23:30:00.000Z'),
      endsAt: new Date('2027-03-06T02:00:00.000Z'),
    });
    expect((await eventsAt(path)).has(id)).toBe(false);
    await attend('hayun', id);
    await attend('jiwoo', id, { joinWaitlist: true });
    expect((await eventsAt(path)).get(id)).toMatchObject({
      SEQUENCE: '3',
      DTSTART: '20270305T233000Z',
      DTEND: '20270306T020000Z',
      SUMMARY: '별 보기\\, 그리고\\; 야식\\\\산행',
      LOCATION: '우이역 2번 출구',
      DESCRIPTION: `북한산 등산회\\n\\n첫 줄\\n둘째 줄\\n\\nhttps://moim.example/schedules/${id}`,
      STATUS: 'TENTATIVE',
    });
    await withdraw('hayun', id);
    expect((await eventsAt(path)).get(id)).toMatchObject({ SEQUENCE: '4', STATUS: 'CONFIRMED' });
    await update('minji', { id, place: '정릉' });
    expect((await eventsAt(path)).get(id)).toMatchObject({ SEQUENCE: '5', LOCATION: '정릉' });
    await cancel('minji', { id });
    expect((await eventsAt(path)).get(id)).toMatchObject({ SEQUENCE: '6', STATUS: 'CANCELLED' });
  });

  test('ends with the seat, and reaches 30 days back', async () => {
    const path = await address('yuna');
    const [gone, recent, old] = await Promise.all([
      plan(db, 'given up'),
      plan(db, 'recent', { startsAt: inHours(-29 * 24), endsAt: inHours(-29 * 24 + 1) }),
      plan(db, 'old', { startsAt: inHours(-31 * 24), endsAt: inHours(-31 * 24 + 1) }),
    ]);
    const seats = [recent, old].map((scheduleId) => ({ scheduleId, userId: demoId('usr', 'yuna'), lineNumber: 1n }));
    await db.attendance.createMany({ data: seats.map((seat) => ({ ...seat, status: 'ATTENDING' as const })) });
    await attend('yuna', gone);
    expect([...(await eventsAt(path)).keys()]).toEqual([recent, gone]);
    await withdraw('yuna', gone);
    expect([...(await eventsAt(path)).keys()]).toEqual([recent]);
  });

  test('has nothing of a private club once the membership is over', async () => {
    const path = await address('junho');
    const id = await plan(db, 'private reading', { club: 'secret-reading', host: 'harin' });
    await attend('junho', id);
    expect((await eventsAt(path)).has(id)).toBe(true);
    const membership = { communityId: demoId('com', 'secret-reading'), userId: demoId('usr', 'junho') };
    await db.communityMemberCard.update({ where: { communityId_userId: membership }, data: { role: null } });
    expect((await eventsAt(path)).has(id)).toBe(false);
  });

  test('is asked for again only when it has changed', async () => {
    const path = await address('siwoo');
    const id = await plan(db, 'unchanged');
    await attend('siwoo', id);
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'content-disposition': 'inline; filename="moim.ics"',
    });
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get(path, { 'if-none-match': known });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    }
    await update('minji', { id, title: '바뀐 산행' });
    expect((await get(path, { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('the address of a calendar', () => {
  test('is told once, a new one ends the one before, and revoked is the end', async () => {
    expect(await feedOf('seoyeon')).toBeNull();
    const first = await address('seoyeon');
    expect(await feedOf('seoyeon')).toMatchObject({ lastReadAt: null });
    expect((await get(first)).status).toBe(200);
    expect((await feedOf('seoyeon')).lastReadAt).not.toBeNull();
    const second = await address('seoyeon');
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    for (const _time of [1, 2]) expect((await revoke('seoyeon')).data.revokeCalendarFeed.userErrors).toEqual([]);
    expect((await get(second)).status).toBe(404);
    expect(await feedOf('seoyeon')).toBeNull();
  });

  test('is one, however often it is asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => address('hayun')));
    const statuses = await Promise.all(answers.map(async (path) => (await get(path)).status));
    expect(statuses.toSorted()).toEqual([200, 404, 404, 404]);
  });

  test('is in no table', async () => {
    const path = await address('hayun');
    const token = path.slice('/calendars/'.length, -'.ics'.length);
    const feeds = await db.$queryRaw<
      { feed: string }[]
    >`select f::text || encode(f.token_hash, 'escape') as feed from calendar_feeds f`;
    expect(feeds.length).toBeGreaterThan(0);
    for (const { feed } of feeds) expect(feed).not.toContain(token);
  });

  test('ends with the account', async () => {
    const path = await address('harin');
    const data = { userId: demoId('usr', 'harin'), deletionId: newId('del') };
    await applyEvent(db, handlers, userDeletionRequested, { aggregateId: data.userId, aggregateVersion: 1_000, data });
    expect((await get(path)).status).toBe(404);
  });

  test('is not to be had any more where the account is known to be gone', async () => {
    await db.memberCard.update({ where: { userId: demoId('usr', 'harin') }, data: { deletedAt: new Date() } });
    expect(errorCodes(await create('harin'))).toEqual(['UNAUTHENTICATED']);
    expect(await db.calendarFeed.count({ where: { userId: demoId('usr', 'harin') } })).toBe(0);
  });

  test('is for people who are signed in, and the viewer alone sees that there is one', async () => {
    expect(errorCodes(await create(null))).toEqual(['UNAUTHENTICATED']);
    expect(errorCodes(await revoke(null))).toEqual(['UNAUTHENTICATED']);
    await address('seoyeon');
    const representations = [{ __typename: 'User', id: demoId('usr', 'seoyeon') }];
    for (const as of ['minji', null])
      expect(await schedule.entities(representations, '... on User { calendarFeed { createdAt } }', { as })).toEqual([
        { calendarFeed: null },
      ]);
  });

  test.each(['', 'x', 'x.ics', `${'a'.repeat(43)}.ics`, `${'a'.repeat(43)}`, '%00.ics', `..%2f${'a'.repeat(43)}.ics`])(
    'that was never given out is not found: %s',
    async (file) => {
      expect((await get(`/calendars/${file}`)).status).toBe(404);
    },
  );
});

describe('the file of a meet-up', () => {
  const icsUrl = async (id: string, as: string | null) =>
    (await schedule.ask('query ($id: ID!) { schedule(id: $id) { icsUrl } }', { id }, { as })).data.schedule?.icsUrl;

  test('is for everybody when its club is public', async () => {
    const id = await plan(db, 'public file');
    const url = await icsUrl(id, null);
    expect(url).toBe(`https://moim.example/calendars/schedules/${id}.ics`);
    const { pathname } = new URL(url);
    expect([...(await eventsAt(pathname)).keys()]).toEqual([id]);
    const response = await get(pathname);
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    expect((await get(pathname, { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304);
  });

  test('is for nobody when it is private or closed, nor without a meet-up', async () => {
    const id = await plan(db, 'private file', { club: 'secret-reading', host: 'harin' });
    expect(await icsUrl(id, 'junho')).toBeUndefined();
    const membership = { communityId: demoId('com', 'secret-reading'), userId: demoId('usr', 'junho') };
    await db.communityMemberCard.update({ where: { communityId_userId: membership }, data: { role: 'MEMBER' } });
    expect(await icsUrl(id, 'junho')).toBeNull();
    for (const file of [id, demoId('sch', 'never given out'), 'sch_1', ''])
      expect((await get(`/calendars/schedules/${file}.ics`)).status).toBe(404);
  });
});
