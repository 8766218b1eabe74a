import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform();
const OTHERS = ['community', 'schedule', 'content', 'chat'] as const;

/** Events take a moment. */
const EVENTUALLY = { timeout: 30_000, interval: 20 };

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
        expect
          .poll(() => platform.subgraphs[name].entities([minji], '... on User { name }'), EVENTUALLY)
          .toEqual([{ name: '민지 🏔️' }]),
      ),
    );
  });
});
