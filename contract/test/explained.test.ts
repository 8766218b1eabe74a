import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

// `x-explain: plan`: how an operation was run, for those who may see the schema.
const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const screen = contractOperations().find(({ name }) => name === 'CommunityScreen');
const SCREEN = readDocument(screen?.file ?? '');
const variables = { id: demoId('com', 'bukhansan') };
const headers = { 'x-explain': 'plan' };

interface Node {
  kind: string;
  nodes?: Node[];
  node?: Node | null;
}

interface Explained {
  extensions?: { plan?: { node: Node; tookMs: number } };
}

function fetchesIn(node: Node | null): Record<string, unknown>[] {
  if (node === null) return [];
  if (node.kind === 'Fetch') return [node as unknown as Record<string, unknown>];
  return [...(node.nodes ?? []), ...(node.node ? [node.node] : [])].flatMap(fetchesIn);
}

describe('a plan', () => {
  test('is told with what became of each fetch', async () => {
    await platform.token('minji');
    let answer: Explained & { errors?: unknown } = {};
    const requests = await platform.countRequests(async () => {
      answer = (await platform.ask(SCREEN, variables, { as: 'minji', headers })) as typeof answer;
    });
    expect(answer.errors).toBeUndefined();
    const { plan } = answer.extensions ?? {};
    if (plan === undefined) throw new Error('there is no plan');
    const { node, tookMs } = plan;
    const fetches = fetchesIn(node);
    const { gateway: _, ...ofSubgraphs } = requests;
    const asked = Object.values(ofSubgraphs).reduce((sum, count) => sum + count, 0);
    expect(new Set(fetches.map(({ request }) => request)).size).toBe(asked);
    for (const fetch of fetches) {
      expect(fetch).toMatchObject({
        service: expect.stringMatching(/^(user|community|schedule|content|chat)$/),
        operation: expect.stringContaining('{'),
        errors: 0,
      });
      const { startedMs, tookMs: took } = fetch as { startedMs: number; tookMs: number };
      expect(startedMs).toBeGreaterThan(0);
      expect(startedMs + took).toBeLessThanOrEqual(tookMs);
    }
    const entities = fetches.filter(({ path }) => (path as string[]).length > 0);
    expect(entities.length).toBeGreaterThan(0);
    for (const { entities: count, distinct } of entities) expect(count).toBeGreaterThanOrEqual(distinct as number);
  });

  test('is not told unasked', async () => {
    const { extensions } = (await platform.ask(SCREEN, variables, { as: 'minji' })) as Explained;
    expect(extensions).toBeUndefined();
  });

  test('is told in production to developers alone', async () => {
    const gateway = await platform.startGateway({
      NODE_ENV: 'production',
      ALLOWED_OPERATIONS: 'any',
      MOIM_RATE_LIMITS: 'on',
      DEVELOPERS: demoId('usr', 'minji'),
    });
    const ask = async (as: string) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          authorization: `Bearer ${await platform.token(as)}`,
        },
        body: JSON.stringify({ query: '{ me { id } }' }),
      });
      return (await response.json()) as Explained;
    };
    expect((await ask('junho')).extensions).toBeUndefined();
    expect((await ask('minji')).extensions?.plan).toMatchObject({ node: { kind: 'Fetch', path: [], request: 1 } });
  });
});
