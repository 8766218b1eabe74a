import { demoId } from '@moim/stack/demo';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// What somebody's meet-ups are outside the app: in a calendar, read through the gateway, and in reminders.
const platform = await testPlatform();
const schedules = new pg.Client({ connectionString: platform.subgraphs.schedule.database.url });
// The database is dropped when the file is done, whoever is connected.
schedules.on('error', () => {});
await schedules.connect();
afterAll(() => schedules.end());
const open = demoId('sch', 'bukhansan-open');

/** Events are here within moments; a test run may keep the machine busy. */
const SOON = { timeout: 15_000, interval: 50 };

interface Refusal {
  errors: { extensions: Record<string, string> }[];
}
const refusal = async (response: Response) => ((await response.json()) as Refusal).errors[0]?.extensions;

describe('a calendar, read through the gateway', () => {
  const at = async (as: string) => {
    const { data } = await platform.ask('mutation { createCalendarFeed { url userErrors { code } } }', {}, { as });
    return new URL(new URL(data.createCalendarFeed.url).pathname, platform.url).href;
  };

  test('is what somebody goes to, for whoever has the address', async () => {
    const url = await at('minji');
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    const file = await response.text();
    expect(file.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(file).toContain(`UID:${open}@moim`);
    const again = await fetch(url, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    const tail = await platform.ask('mutation { revokeCalendarFeed { userErrors { code } } }', {}, { as: 'minji' });
    expect(tail.errors).toBeUndefined();
    expect((await fetch(url)).status).toBe(404);
  });

  test("is a public club's meet-up for everybody", async () => {
    const { data } = await platform.ask('query ($id: ID!) { schedule(id: $id) { icsUrl } }', { id: open });
    const response = await fetch(new URL(new URL(data.schedule.icsUrl).pathname, platform.url));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
    expect(await response.text()).toContain('SUMMARY:토요일 백운대 정기 산행');
  });

  test.each([
    'x.ics',
    `${'a'.repeat(43)}.ics`,
    'schedules/sch_1.ics',
    `schedules/..%2F${'a'.repeat(43)}.ics`,
    '',
    '../metrics',
  ])('is not at /calendars/%s', async (path) => {
    const response = await fetch(`${platform.url}/calendars/${path}`);
    expect(response.status).toBe(404);
    expect(await refusal(response)).toEqual({ code: 'NOT_FOUND' });
  });

  test('cannot be had while the schedule service is away', async () => {
    const url = await at('junho');
    await platform.subgraphs.schedule.stop();
    try {
      const response = await fetch(url);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await refusal(response)).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', service: 'schedule' });
    } finally {
      await platform.subgraphs.schedule.start();
    }
    await expect.poll(async () => (await fetch(url)).status, SOON).toBe(200);
  });
});

test('who has a seat is reminded a day and an hour before, unless they want none of it', async () => {
  const preference = `mutation ($input: SetNotificationPreferenceInput!) {
    setNotificationPreference(input: $input) { userErrors { code } } }`;
  const input = { kind: 'SCHEDULE_REMINDER', isEnabled: false };
  const { errors } = await platform.ask(preference, { input }, { as: 'junho' });
  expect(errors).toBeUndefined();
  /** The reminders in somebody's feed. */
  const reminders = async (as: string): Promise<string[]> => {
    const query = '{ me { notifications(first: 50) { edges { node { kind text } } } } }';
    const { data } = await platform.ask(query, {}, { as });
    const nodes = data.me.notifications.edges.map(({ node }: { node: { kind: string; text: string } }) => node);
    return nodes.flatMap(({ kind, text }: { kind: string; text: string }) =>
      kind === 'SCHEDULE_REMINDER' ? [text] : [],
    );
  };
  /** Lets the meet-up begin so many hours from now, as if that had been so from the start. */
  const begins = (hours: number) =>
    schedules.query(
      `with moved as (
         update schedules set starts_at = date_trunc('minute', now()) + make_interval(mins => $2), ends_at = now() + interval '3 days',
           registration_closes_at = null
         where id = $1 returning id, starts_at)
       update reminders r set due_at = starts_at - case kind when 'DAY_BEFORE' then interval '24 hours' else interval '1 hour' end
       from moved where r.schedule_id = moved.id`,
      [open, hours * 60],
    );
  await schedules.query(
    `insert into reminders (schedule_id, kind, due_at) select $1, kind::reminder_kind, now() + interval '1 day'
     from unnest(array['DAY_BEFORE', 'HOUR_BEFORE']) kind on conflict do nothing`,
    [open],
  );
  await begins(23);
  await expect.poll(async () => (await reminders('minji')).length, SOON).toBe(1);
  await begins(0.5);
  await expect.poll(async () => (await reminders('minji')).length, SOON).toBe(2);
  for (const text of await reminders('minji'))
    expect(text).toMatch(/^‘토요일 백운대 정기 산행’ 정모가 \d+월 \d+일 \(.\) 오[전후] \d+:\d\d에 시작해요\.$/);
  expect(await reminders('seoyeon')).toHaveLength(2);
  expect(await reminders('junho')).toEqual([]);
});
