import { newId } from '@moim/subgraph-kit';
import { testNamespace } from '@moim/test-kit';
import { expect, test } from 'vitest';
import { RULES } from '../src/rate-limits.ts';
import { databaseOf, testContent } from './start.ts';
import { addMember, done, newPost, send, wrong } from './writing.ts';

const content = await testContent(1, { MOIM_RATE_LIMITS: 'on', EVENTS_NAMESPACE: testNamespace() });
const db = databaseOf(content);

test('a person makes twenty reports an hour, also of what is not there; another one is not held up by it', async () => {
  await addMember(db, 'eager', '열심히');
  await addMember(db, 'calm', '차분히');
  const subjectId = await newPost(content);
  // What has a fault in its input counts for nothing.
  expect(await wrong(content, 'report', { subjectId, reason: '' }, { as: 'eager' })).toEqual(['reason INVALID']);
  const { limit } = RULES.reportsOfPerson;
  expect(limit).toBe(20);
  const attempts = Array.from({ length: limit + 10 }, (_, i) =>
    send(content, 'report', { subjectId: i % 2 === 0 ? subjectId : newId('pst'), reason: '광고' }, { as: 'eager' }),
  );
  const codes = (await Promise.all(attempts)).map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10);
  const { errors } = await send(content, 'report', { subjectId, reason: '광고' }, { as: 'eager' });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  await done(content, 'report', { subjectId, reason: '광고' }, { as: 'calm' });
});
