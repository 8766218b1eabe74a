import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { expect, test } from 'vitest';
import { PlanCache, planKey } from '../src/supergraph/plan-cache.ts';
import { prepareSupergraph, SupergraphRefused } from '../src/supergraph/prepare.ts';

const sdl = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const subgraphs = new Set(['user', 'community', 'schedule', 'content', 'chat']);
const TWO = 'query One { me { id } } query Two { interests { id name } }';
const NAMELESS = '{ me { name } }';

test('plans that were made before are those that the gateway asks for, and it makes none', async () => {
  const asked: [string, boolean][] = [];
  class Watched extends PlanCache {
    override async get(key: string) {
      const plan = await super.get(key);
      asked.push([key, plan !== undefined]);
      return plan;
    }
  }
  const plans = new Watched();
  plans.stage(await prepareSupergraph(sdl, { subgraphs, promised: [TWO], recent: [NAMELESS] }));
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    queryPlannerConfig: { cache: plans },
    buildService: () => ({ process: async () => ({ data: { me: null, interests: [] } }) as never }),
  });
  const server = new ApolloServer({ gateway });
  await server.start();
  const made = plans.size;
  await server.executeOperation({ query: TWO, operationName: 'One' });
  await server.executeOperation({ query: TWO, operationName: 'Two' });
  await server.executeOperation({ query: NAMELESS });
  expect(asked).toEqual([
    [planKey(TWO, 'One'), true],
    [planKey(TWO, 'Two'), true],
    [planKey(NAMELESS, null), true],
  ]);
  expect(plans.size).toBe(made);
  await server.executeOperation({ query: '{ me { id name } }' });
  expect(asked.at(-1)?.[1]).toBe(false);
  await server.stop();
});

test('what was run lately and is valid no more is left out, and refuses nothing', async () => {
  const plans = await prepareSupergraph(sdl, { subgraphs, promised: [], recent: ['{ gone }', NAMELESS] });
  expect([...plans.keys()]).toEqual([planKey(NAMELESS, null)]);
});

test('what is promised and valid no more refuses all, by name', async () => {
  const refused = prepareSupergraph(sdl, { subgraphs, promised: ['{ gone }'], recent: [] });
  await expect(refused).rejects.toThrow(SupergraphRefused);
  await expect(refused).rejects.toThrow(/Cannot query field "gone"/);
});
