import { diag } from '@opentelemetry/api';
import { afterAll, expect, test, vi } from 'vitest';
import { sayProblems } from '../src/otel/problems.ts';

afterAll(() => {
  vi.useRealTimers();
  diag.disable();
});

test('what cannot be sent is said once a minute, as a line of a log', () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  const lines: string[] = [];
  sayProblems((line) => lines.push(line));
  diag.error('ECONNREFUSED');
  diag.error('ECONNREFUSED');
  diag.info('all is well');
  vi.setSystemTime(1_061_000);
  diag.error('still');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 40, time: 1_000_000, msg: 'traces cannot be sent', reason: 'ECONNREFUSED' },
    { level: 40, time: 1_061_000, msg: 'traces cannot be sent', reason: 'still' },
  ]);
});
