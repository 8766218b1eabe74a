import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect } from 'nats';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform();

test('without a collector nothing of a trace goes anywhere: not to subgraphs, not into the outbox, not with events', async () => {
  const asked: { path: string; headers: string }[] = [];
  const note = (message: unknown) => {
    const { request } = message as { request: { path: string; origin: unknown; headers: string[] | string } };
    if (String(request.origin) !== platform.url) asked.push({ path: request.path, headers: String(request.headers) });
  };
  subscribe('undici:request:create', note);
  const answer = await platform.ask(
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }',
    { input: { name: '없는 추적' } },
    { as: 'minji', headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } },
  );
  unsubscribe('undici:request:create', note);
  expect(answer.data.updateProfile.userErrors).toEqual([]);
  const toSubgraphs = asked.filter(({ headers }) => headers.includes('x-moim-origin'));
  expect(toSubgraphs.length).toBeGreaterThan(0);
  for (const { headers } of toSubgraphs) expect(headers).not.toContain('traceparent');

  const database = new pg.Client({ connectionString: platform.subgraphs.user.database.url });
  await database.connect();
  const { rows } = await database.query(
    "select traceparent from outbox_events where subject = 'user.profile.updated.v1' order by seq desc limit 1",
  );
  await database.end();
  expect(rows).toEqual([{ traceparent: null }]);

  const nats = await connect({ servers: inject('moim').natsUrl });
  const { streams } = await nats.jetstreamManager();
  const subject = `${platform.eventsNamespace}.user.profile.updated.v1`;
  const published = () =>
    streams.getMessage(`${platform.eventsNamespace}_user`, { last_by_subj: subject }).catch(() => null);
  await expect.poll(published, { timeout: 30_000, interval: 50 }).not.toBeNull();
  const message = await published();
  await nats.close();
  expect(message?.header.keys()).toEqual(expect.arrayContaining(['Nats-Msg-Id']));
  expect(message?.header.has('traceparent')).toBe(false);
});
