import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUBGRAPHS, type SubgraphName } from '@moim/stack';
import { contractVariables, DEMO_PASSWORD } from '@moim/stack/demo';
import { type GraphQLAnswer, testProcesses } from '@moim/test-kit';
import { getNamedType, isObjectType, isOutputType } from 'graphql';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { ContractPlanner, contractOperations, readDocument } from '../src/index.ts';

// Long deadlines: a service that is gone is noticed at once, and one that is merely slow on a busy machine is not what is tested here.
// What is kept would be shown while its service is away.
const services = await testProcesses({
  ENTITY_CACHE_MB: '0',
  FETCH_TIMEOUT_MS: '20000',
  QUERY_TIMEOUT_MS: '20000',
});
const planner = new ContractPlanner(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'));
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));
const variables = contractVariables(inject('moim').now);
const authorization = `Bearer ${await signIn()}`;

async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<GraphQLAnswer & { milliseconds: number }> {
  const startedAt = performance.now();
  const response = await fetch(`${services.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { ...((await response.json()) as GraphQLAnswer), milliseconds: performance.now() - startedAt };
}

async function signIn(): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  return (await post({ query, variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } } })).data
    .signIn.session.accessToken;
}

/** Resolves when the gateway gives requests to every subgraph again. */
async function isWhole(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { parts } = (await (await fetch(`${services.gateway.url}/readyz`)).json()) as { parts: object };
      expect(new Set(Object.values(parts))).toEqual(new Set(['ok']));
    },
    { timeout: 20_000, interval: 50 },
  );
}

const ask = (file: string, name: string) =>
  post({ query: readDocument(file), variables: variables[name] }, { authorization });

/** The type and field that a path of an answer leads to, by following a screen's document is what the API schema says of it. */
function fieldAt(
  data: unknown,
  path: readonly (string | number)[],
  aliases: Record<string, string>,
): { type: string; field: string } {
  let type = planner.apiSchema.getQueryType();
  let at = { type: 'Query', field: '' };
  for (const part of path) {
    if (typeof part === 'number' || !type) continue;
    const field = aliases[part] ?? part;
    at = { type: type.name, field };
    const inner = type.getFields()[field]?.type;
    const named = inner && isOutputType(inner) ? getNamedType(inner) : undefined;
    type = isObjectType(named) ? named : null;
  }
  expect(data).toBeDefined();
  return at;
}

/** What the healthy answer has and the other has not, path by path; below a null only the null counts. */
function differences(
  healthy: unknown,
  other: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; other: unknown }[] {
  if (typeof healthy !== 'object' || healthy === null || other === null || other === undefined) {
    return JSON.stringify(healthy) === JSON.stringify(other) ? [] : [{ path, other }];
  }
  return Object.keys(healthy).flatMap((key) => {
    const step = Array.isArray(healthy) ? Number(key) : key;
    return differences((healthy as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], [
      ...path,
      step,
    ]);
  });
}

const ALIASES = { notices: 'posts', recentPosts: 'posts' };

describe.each(SUBGRAPHS)('while %s is down', (name: SubgraphName) => {
  test('every screen answers, with nulls at its fields only; and is whole again when it is back', async () => {
    const healthy = new Map<string, GraphQLAnswer>();
    for (const screen of screens) {
      const answer = await ask(screen.file, screen.name);
      expect(answer.errors, screen.name).toBeUndefined();
      healthy.set(screen.name, answer);
    }
    onTestFinished(() => services.subgraphs[name].start());
    await services.subgraphs[name].stop();
    let touched = 0;
    for (const screen of screens) {
      const { data, errors = [], milliseconds } = await ask(screen.file, screen.name);
      expect(milliseconds, screen.name).toBeLessThan(1_500);
      const lost = differences(healthy.get(screen.name)?.data, data);
      for (const { path, other } of lost) {
        expect(other, `${screen.name} ${path.join('.')}`).toBeNull();
        const { type, field } = fieldAt(data, path, ALIASES);
        expect(planner.ownersOf(type, field), `${screen.name}: ${type}.${field} is null`).toEqual([name]);
      }
      // Each null has its error, and each error its null.
      expect(errors.map(({ extensions }) => extensions)).toEqual(
        errors.map(() => ({ code: 'SUBGRAPH_UNAVAILABLE', service: name })),
      );
      const paths = new Set(errors.map(({ path }) => JSON.stringify(path)));
      expect(lost.filter(({ path }) => !paths.has(JSON.stringify(path)))).toEqual([]);
      const usesIt = planner.plan(screen.document).fetches.some(({ service }) => service === name);
      if (!usesIt) expect(errors, screen.name).toEqual([]);
      touched += errors.length;
    }
    expect(touched).toBeGreaterThan(0);

    await services.subgraphs[name].start();
    await isWhole();
    for (const screen of screens) {
      const answer = await ask(screen.file, screen.name);
      expect(answer.errors, screen.name).toBeUndefined();
      expect(differences(healthy.get(screen.name)?.data, answer.data), screen.name).toEqual([]);
    }
  }, 60_000);
});

test('a service that is killed comes back by itself', async () => {
  const [screen] = screens.filter(({ name }) => name === 'CommunityScreen');
  if (screen === undefined) throw new Error('no CommunityScreen');
  await services.subgraphs.content.kill('SIGKILL');
  const without = await ask(screen.file, screen.name);
  expect(without.data.community).toMatchObject({
    name: '북한산 등산회',
    notices: null,
    recentPosts: null,
    photos: null,
  });
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { errors } = await ask(screen.file, screen.name);
    if (errors === undefined) break;
    expect(Date.now(), 'content is not back after 20 s').toBeLessThan(deadline);
    await sleep(100);
  }
}, 30_000);

test('readiness names the part that is down, and keeps the gateway in service', async () => {
  await services.subgraphs.chat.stop();
  const response = await fetch(`${services.gateway.url}/readyz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ parts: { chat: 'unavailable', user: 'ok' } });
  await services.subgraphs.chat.start();
});
