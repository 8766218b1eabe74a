import { userProfileUpdated } from '@moim/events';
import { startTelemetry, telemetryEnv } from '@moim/telemetry';
import { otlpReceiver } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { on, PermanentError } from '../src/index.ts';
import { testBus, testConfig, testDatabase, until, userId, writeChange } from './bus.ts';

const collector = await otlpReceiver();
const telemetry = async (service: string) => {
  const config = { ...z.object(telemetryEnv).parse(collector.env), HOST: '127.0.0.1' };
  const started = await startTelemetry({ service, config });
  afterAll(() => started.stop());
  return started;
};
const [ofUser, ofSchedule] = [await telemetry('user'), await telemetry('schedule')];

const config = testConfig();
const owner = await testDatabase('user');
const database = await testDatabase('schedule');

const lines: Record<string, unknown>[] = [];
const note = (details: object, message: string) => void lines.push({ ...details, message });
const attempts = new Map<string, number>();

testBus({ service: 'user', database: owner, config, tracing: ofUser.tracing });
testBus({
  service: 'schedule',
  database,
  config,
  tracing: ofSchedule.tracing,
  log: { info() {}, warn: note, error: note },
  retryDelays: [10, 10, 10, 10],
  handlers: [
    on(userProfileUpdated, async ({ aggregateId, aggregateVersion }, tx) => {
      const attempt = (attempts.get(aggregateId) ?? 0) + 1;
      attempts.set(aggregateId, attempt);
      await tx.$queryRaw`select 'an effect'`;
      if (aggregateVersion === 2) throw new PermanentError('never');
      if (attempt === 1) throw new Error('not yet');
    }),
  ],
});

const spansOf = (id: string) => collector.spans.filter(({ attributes }) => attributes['messaging.message.id'] === id);
const EVENTUALLY = { timeout: 20_000, interval: 20 };

test('an event that is tried again stays in its trace: both attempts are its children, with what they asked the database', async () => {
  const request = ofUser.tracing?.begin('a request');
  if (!request) throw new Error('nothing is traced');
  const id = await request.run(() => writeChange(owner.client, userId(), 1));
  request.end();
  await expect
    .poll(
      () =>
        spansOf(id)
          .map(({ service, name }) => `${service} ${name}`)
          .sort(),
      EVENTUALLY,
    )
    .toEqual([
      'moim-schedule process user.profile.updated.v1',
      'moim-schedule process user.profile.updated.v1',
      'moim-user publish user.profile.updated.v1',
    ]);
  const [published, ...processed] = spansOf(id).sort((a, b) => a.kind - b.kind);
  expect(published?.parentSpanId).toBe(request.ids.span_id);
  for (const { traceId, parentSpanId, spanId } of processed) {
    expect({ traceId, parentSpanId }).toEqual({ traceId: request.ids.trace_id, parentSpanId: published?.spanId });
    const texts = collector.spans
      .filter((span) => span.parentSpanId === spanId)
      .map((span) => span.attributes['db.query.text']);
    expect(texts).toContain("select 'an effect'");
  }
  expect(processed.map(({ status }) => status.code ?? 0).sort()).toEqual([0, 2]);
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'an event failed', consumer: 'schedule-from-user', event: id, attempts: 1 }),
  );
});

test('the log names the event that became a dead letter', async () => {
  const id = await writeChange(owner.client, userId(), 2);
  await until('the line', () => lines.some(({ message }) => String(message).includes('dead letter')));
  expect(lines).toContainEqual(expect.objectContaining({ consumer: 'schedule-from-user', events: [id] }));
  expect(lines).toContainEqual(expect.objectContaining({ message: 'an event failed', event: id }));
});
