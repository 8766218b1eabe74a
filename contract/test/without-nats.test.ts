import { SUBGRAPHS } from '@moim/stack';
import { contractVariables } from '@moim/stack/demo';
import { describe, expect, inject, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { testPlatform } from './platform.ts';

// Nothing listens on port 1: the broker has never been there.
const env = { NATS_URL: 'nats://127.0.0.1:1' };
const platform = await testPlatform({ env, gatewayEnv: env });
const variables = contractVariables(inject('moim').now);
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));

describe('while NATS cannot be reached', () => {
  test.each(screens)('$name is whole', async ({ file, name }) => {
    const { errors, data } = await platform.ask(readDocument(file), variables[name], { as: 'minji' });
    expect(errors).toBeUndefined();
    expect(data).not.toBeNull();
  });

  test('a change is kept, and waits to be published', async () => {
    const { data, errors } = await platform.ask(
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name } userErrors { code } } }',
      { input: { name: '민지' } },
      { as: 'minji' },
    );
    expect(errors).toBeUndefined();
    expect(data.updateProfile).toEqual({ user: { name: '민지' }, userErrors: [] });
    const metrics = await (await fetch(new URL('/metrics', platform.subgraphs.user.url))).text();
    expect(metrics).toMatch(/^moim_outbox_unpublished [1-9]/m);
    expect(metrics).toMatch(/^moim_outbox_oldest_unpublished_seconds 0?\.?\d/m);
  });

  test.each(SUBGRAPHS)('%s is ready, and says that events wait', async (name) => {
    const response = await fetch(new URL('/readyz', platform.subgraphs[name].url));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ready', parts: { database: 'ok', events: 'unavailable' } });
  });
});
