import { testProcesses } from '@moim/test-kit';
import { expect, test } from 'vitest';
import { readDocument } from '../src/index.ts';

const services = await testProcesses({ FETCH_TIMEOUT_MS: '600', QUERY_TIMEOUT_MS: '900' });

test('a service that hangs costs a screen no more than the deadline', async () => {
  const { pid } = services.subgraphs.community;
  if (pid === undefined) throw new Error('community does not run');
  process.kill(pid, 'SIGSTOP');
  try {
    const startedAt = performance.now();
    const response = await fetch(`${services.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: readDocument('screens/explore.graphql'),
        variables: { text: '산', withPosts: true },
      }),
    });
    const { data, errors } = (await response.json()) as {
      data: Record<string, unknown>;
      errors: { path: string[]; extensions: object }[];
    };
    // The deadline, and room for a busy machine.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(data).toMatchObject({ interests: null, communities: null });
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: ['interests'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'community' },
        }),
      ]),
    );
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});
