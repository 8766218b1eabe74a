import { expect, test } from 'vitest';
import { newTraceparent } from '../src/data/trace.ts';

test('each request begins a trace of its own, and asks for nothing to be kept', () => {
  const made = Array.from({ length: 100 }, newTraceparent);
  for (const one of made) expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  expect(new Set(made.map((one) => one.split('-')[1])).size).toBe(100);
});
