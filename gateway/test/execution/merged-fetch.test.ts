import federation from '@apollo/federation-internals';
import { parse } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import type { GatewayContext } from '../../src/context.ts';
import { CompiledOperation, executableSchema } from '../../src/execution/operation.ts';
import type { PlannedFetch } from '../../src/execution/plan-program.ts';
import type { SubgraphConnection } from '../../src/subgraphs/connection.ts';
import { SubgraphDataSource } from '../../src/subgraphs/data-source.ts';
import { mergeFetches } from '../../src/subgraphs/merged-fetch.ts';
import { RequestFetches } from '../../src/subgraphs/request-fetches.ts';
import { planned } from '../../src/supergraph/planned.ts';
import { askSubgraph, supergraphSdl } from './federation.ts';
import { generateQuery } from './queries.ts';

const { supergraph, apiSchema, schema, planner } = planned(supergraphSdl);
const executable = executableSchema(schema, supergraph.schema.toGraphQLJSSchema());

interface Sent {
  service: string;
  query: string;
  variables: Record<string, unknown>;
}

/** Compiles a query, and runs it over sources that know what was sent over the wire; those in `down` do not answer. */
async function run(query: string, { variables = {}, down = [] as string[] } = {}) {
  const document = parse(query);
  const plan = planner.buildQueryPlan(federation.operationFromDocument(apiSchema, document));
  const compiled = new CompiledOperation(executable, document, null, plan);
  const sent: Sent[] = [];
  const sources = new Map<string, SubgraphDataSource>();
  for (const name of ['shop', 'people', 'reviews', 'marks']) {
    const connection = {
      name,
      async ask(asked: { query: string; variables: Record<string, unknown> }) {
        sent.push({ service: name, query: asked.query, variables: asked.variables });
        if (down.includes(name)) throw new Error('it is down');
        return { answer: await askSubgraph(name, asked.query, asked.variables), sessionChange: null };
      },
    } as unknown as SubgraphConnection;
    const failover = () => ({ rescue: async (operation: string) => ({ data: {}, rest: operation }) }) as never;
    const timeouts = { fetchTimeout: 5_000, queryTimeout: 5_000, mutationTimeout: 5_000 };
    sources.set(name, new SubgraphDataSource({ connection, failover, subgraphs: sources, ...timeouts }));
  }
  const context = {
    ...{ failures: [], startedAt: performance.now(), requestId: 'r', signedOrigin: async () => 'signed' },
    log: { warn: vi.fn() },
  } as unknown as GatewayContext;
  const result = await compiled.run({
    variables,
    ask: new RequestFetches(sources, context, { isMutation: false }).ask,
  });
  return { result, sent, failures: context.failures };
}

const errorsOf = ({ errors = [] }: Awaited<ReturnType<typeof run>>['result']) =>
  errors.map(({ message, path }) => `${path?.join('.')}: ${message}`).sort();

describe('fetches of entities that start together', () => {
  const MANY = `query ($first: Int) {
    books { makers { name } }
    anything { ... on Person { a: name } ... on Film { cast { nick tags } } }
    medium(id: "b1") { ... on Book { reviews(first: $first) { id } } }
  }`;

  test('go to a subgraph as one request, in which no entity stands twice', async () => {
    const { result, sent } = await run(MANY, { variables: { first: 2 } });
    expect(sent.map(({ service }) => service).sort()).toEqual(['people', 'reviews', 'shop']);
    const people = sent.find(({ service }) => service === 'people');
    const lists = Object.values(people?.variables ?? {}) as { id: string }[][];
    expect(lists).toHaveLength(3);
    for (const list of lists) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(result.data?.books).toEqual([
      { makers: [] },
      null,
      { makers: [{ name: 'name p0' }] },
      { makers: [{ name: 'name p0' }, { name: 'name p1' }] },
      { makers: [{ name: 'name p0' }] },
    ]);
    expect(result.data?.medium).toEqual({ reviews: [{ id: 'r1' }, { id: 'r2' }] });
  });

  test('say what is wrong where it is, in every place that has the entity', async () => {
    const { result } = await run(MANY);
    // p2 has no nick: the first of each film's cast. Persons that are books or films are not asked for, and not counted.
    expect(errorsOf(result)).toEqual(['anything.2.cast.0.nick: the nick fails']);
    expect(result.data?.anything).toEqual([
      { a: 'name p1' },
      {},
      { cast: [null, null, { nick: 'nick p5', tags: null }] },
      null,
      { a: 'name p2' },
      {},
    ]);
    const twice = await run('{ media(first: 6) { ... on Film { cast { nick } } } }');
    expect(errorsOf(twice.result)).toEqual([1, 3, 5].map((i) => `media.${i}.cast.0.nick: the nick fails`));
  });

  test('of a subgraph that is down fail each for itself', async () => {
    const { result, failures } = await run(MANY, { down: ['people'] });
    expect(failures.map(({ service, at }) => `${service} ${at.join('.')}`).sort()).toEqual([
      'people anything.@',
      'people anything.@.cast.@',
      'people books.@.makers.@',
    ]);
    expect(result.data?.medium).toEqual({ reviews: [{ id: 'r1' }, { id: 'r2' }] });
  });
});

test('merged fetches bring what single ones bring', { timeout: 60_000 }, async () => {
  let merged = 0;
  for (let seed = 100_000; seed < 100_200; seed++) {
    const { query, variables } = generateQuery(schema, seed);
    const document = parse(query);
    const plan = planner.buildQueryPlan(federation.operationFromDocument(apiSchema, document));
    const single = await new CompiledOperation(executable, document, null, plan).run({
      variables,
      ask: (fetch, given) => askSubgraph(fetch.service, fetch.operation, given),
    });
    const { result, sent } = await run(query, { variables });
    expect(result.data, query).toEqual(single.data);
    expect(errorsOf(result), query).toEqual(errorsOf(single));
    if (sent.some((one) => one.query.includes('_1:'))) merged += 1;
  }
  expect(merged).toBeGreaterThan(20);
});

test('names of one do not meet those of another', () => {
  const fetch = (id: number, operation: string): PlannedFetch => ({
    ...{ id, operation, service: 'shop', operationName: `Q${id}` },
    ...{ variables: [], isOfEntities: true, path: [], policy: null },
  });
  const part = (field: string) =>
    `query Q($representations:[_Any!]!,$n:Int){_entities(representations:$representations){...F}} fragment F on Book{${field}(n:$n)}`;
  const { operation, variables, split } = mergeFetches([fetch(-1, part('a')), fetch(-2, part('b'))]);
  expect(operation.replace(/\s+/g, ' ')).toBe(
    'query ($representations_0: [_Any!]!, $n: Int, $representations_1: [_Any!]!) { _0: _entities(representations: $representations_0) { ...F_0 } ' +
      '_1: _entities(representations: $representations_1) { ...F_1 } } fragment F_0 on Book { a(n: $n) } fragment F_1 on Book { b(n: $n) }',
  );
  expect(
    variables([
      { n: 1, representations: ['x'] },
      { n: 1, representations: ['y'] },
    ]),
  ).toEqual({
    n: 1,
    representations_0: ['x'],
    representations_1: ['y'],
  });
  const errors = [{ message: 'here', path: ['_1', 3, 'b'] }, { message: 'everywhere' }];
  expect(split({ data: { _0: [1], _1: [2] }, errors })).toEqual([
    { data: { _entities: [1] }, errors: [{ message: 'everywhere' }] },
    { data: { _entities: [2] }, errors: [{ message: 'here', path: ['_entities', 3, 'b'] }, { message: 'everywhere' }] },
  ]);
});
