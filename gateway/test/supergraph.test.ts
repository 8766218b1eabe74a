import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { GatewayContext } from '../src/context.ts';
import { hashOfText } from '../src/execution/compiled-operations.ts';
import { Executor } from '../src/execution/executor.ts';
import type { SubgraphDataSource } from '../src/subgraphs/data-source.ts';
import { prepareSupergraph, SupergraphRefused } from '../src/supergraph/prepare.ts';

const sdl = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const subgraphs = new Set(['user', 'community', 'schedule', 'content', 'chat']);
const TWO = 'query One { me { id } } query Two { interests { id name } }';
const NAMELESS = '{ me { name } }';

test('operations that were prepared are those that are run, and none is made anew', async () => {
  const operations = await prepareSupergraph(sdl, { subgraphs, promised: [TWO], recent: [NAMELESS] });
  const source = { ask: async () => ({ data: { me: null, interests: [] } }) } as unknown as SubgraphDataSource;
  const executor = new Executor({
    sources: new Map([...subgraphs].map((name) => [name, source])),
    kept: { cache: null, wrote: async () => {} },
    mayExplain: () => false,
  });
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: () => ({ process: () => Promise.reject(new Error('the stock gateway asks nobody')) }),
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => executor.load(apiSchema, operations));
  const server = new ApolloServer<GatewayContext>({ gateway: executor.in(gateway) });
  await server.start();
  const run = async (query: string, operationName?: string) => {
    const { body } = await server.executeOperation({ query, operationName }, { contextValue: {} as GatewayContext });
    return body.kind === 'single' ? body.singleResult : null;
  };
  const made = operations.size;
  expect(await run(TWO, 'One')).toEqual({ data: { me: null } });
  expect(await run(TWO, 'Two')).toEqual({ data: { interests: [] } });
  expect(await run(NAMELESS)).toEqual({ data: { me: null } });
  expect(operations.size).toBe(made);
  await run('{ me { id name } }');
  expect(operations.size).toBe(made + 1);
  await server.stop();
});

test('what was run lately and is valid no more is left out, and refuses nothing', async () => {
  const operations = await prepareSupergraph(sdl, { subgraphs, promised: [], recent: ['{ gone }', NAMELESS] });
  expect(operations.size).toBe(1);
  expect(operations.has(parse(NAMELESS), hashOfText(NAMELESS), null)).toBe(true);
});

test('what is promised and valid no more refuses all, by name', async () => {
  const refused = prepareSupergraph(sdl, { subgraphs, promised: ['{ gone }'], recent: [] });
  await expect(refused).rejects.toThrow(SupergraphRefused);
  await expect(refused).rejects.toThrow(/Cannot query field "gone"/);
  const unreadable = prepareSupergraph(sdl, { subgraphs, promised: ['{ broken'], recent: [] });
  await expect(unreadable).rejects.toThrow(SupergraphRefused);
});
