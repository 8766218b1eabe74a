import { setTimeout as sleep } from 'node:timers/promises';
import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform();
const OTHERS = ['community', 'schedule', 'content', 'chat'] as const;

/** Asks until the answer is as expected; fails with the last one when it never is. */
async function eventually<T>(ask: () => Promise<T>, expected: T): Promise<void> {
  const deadline = Date.now() + 30_000;
  let last = await ask();
  while (JSON.stringify(last) !== JSON.stringify(expected) && Date.now() < deadline) {
    await sleep(20);
    last = await ask();
  }
  expect(last).toEqual(expected);
}

describe('a change of the profile', () => {
  test('shows in every service that shows people', async () => {
    const { data } = await platform.ask(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name } userErrors { code } } }',
      { input: { name: '민지 🏔️' } },
      { as: 'minji' },
    );
    expect(data.updateProfile).toEqual({ user: { name: '민지 🏔️' }, userErrors: [] });
    const minji = { __typename: 'User', id: demoId('usr', 'minji') };
    await Promise.all(
      OTHERS.map((name) =>
        eventually(() => platform.subgraphs[name].entities([minji], '... on User { name }'), [{ name: '민지 🏔️' }]),
      ),
    );
  });
});
