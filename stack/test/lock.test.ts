import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withLock } from '../src/launcher/lock.mjs';
import { runScript, testFolder } from './helpers.ts';

test('work under one lock never overlaps, in one process or several', async () => {
  const folder = testFolder();
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  const script = join(import.meta.dirname, 'fixtures/count.ts');
  const runs = [1, 2, 3].map(() => runScript(script, [join(folder, 'lock'), counter, '5'], {}));
  expect(await Promise.all(runs.map((run) => run.exited))).toEqual([0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('15');
}, 30_000);

test('who waits is told so, and the lock is free after work that fails', async () => {
  const path = join(testFolder(), 'lock');
  let waited = 0;
  const failing = withLock(path, async () => {
    await sleep(150);
    throw new Error('failed');
  });
  const next = withLock(
    path,
    async () => 'done',
    () => {
      waited += 1;
    },
  );
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('done');
  expect(waited).toBe(1);
});

test('the lock of a process that is gone does not hold', async () => {
  const path = join(testFolder(), 'lock');
  const gone = runScript(join(import.meta.dirname, 'fixtures/count.ts'), [], {});
  await gone.exited;
  writeFileSync(path, `${gone.child.pid} 0123456789abcdef`);
  expect(await withLock(path, async () => 'done')).toBe('done');
});
