import { expect, test } from 'vitest';
import { SharedFetches } from '../src/subgraphs/shared-fetches.ts';

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}

test('who asks for the same while it is under way is given the same; afterwards it is asked for anew', async () => {
  const shared = new SharedFetches<number>();
  const [first, second] = [deferred<number>(), deferred<number>()];
  const begun: string[] = [];
  const begin =
    (name: string, { promise }: typeof first) =>
    () => {
      begun.push(name);
      return promise;
    };
  const answers = [1, 2, 3].map(() => shared.join('a', 1_000, begin('first', first)));
  expect(shared.join('b', 1_000, begin('other', second))).not.toBe(answers[0]);
  first.resolve(7);
  expect(await Promise.all(answers)).toEqual([7, 7, 7]);
  second.resolve(8);
  expect(await shared.join('a', 1_000, begin('second', second))).toBe(8);
  expect(begun).toEqual(['first', 'other', 'second']);
});

test('who has less time does not wait for one that may take longer', async () => {
  const shared = new SharedFetches<string>();
  const slow = deferred<string>();
  const first = shared.join('a', 10_000, () => slow.promise);
  expect(await shared.join('a', 100, async () => 'quick')).toBe('quick');
  slow.resolve('slow');
  expect(await first).toBe('slow');
});

test('all share a failure, and nobody keeps it', async () => {
  const shared = new SharedFetches<string>();
  const failing = deferred<string>();
  const both = [1, 2].map(() => shared.join('a', 1_000, () => failing.promise));
  failing.reject(new Error('down'));
  for (const one of both) await expect(one).rejects.toThrow('down');
  expect(await shared.join('a', 1_000, async () => 'up again')).toBe('up again');
});
