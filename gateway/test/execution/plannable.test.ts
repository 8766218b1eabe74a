import { isDeepStrictEqual } from 'node:util';
import federation from '@apollo/federation-internals';
import {
  execute,
  type FieldNode,
  Kind,
  NoUnusedVariablesRule,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { CompiledOperation, executableSchema } from '../../src/execution/operation.ts';
import { fieldsOfPlans, plannable } from '../../src/execution/plannable.ts';
import { planned } from '../../src/supergraph/planned.ts';
import { askSubgraph, asOneService, supergraphSdl } from './federation.ts';
import { generateQuery } from './queries.ts';

const { supergraph, apiSchema, schema, planner } = planned(supergraphSdl);
const executable = executableSchema(schema, supergraph.schema.toGraphQLJSSchema());
const oneService = asOneService(apiSchema.toGraphQLJSSchema());
const ofPlans = fieldsOfPlans(supergraphSdl);

/** Not every query here uses both variables. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** What the gateway answers, and what one service with the same schema does. */
async function both(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(schema, document, RULES)).toEqual([]);
  const toPlan = plannable(document, ofPlans);
  const plan = planner.buildQueryPlan(federation.operationFromDocument(apiSchema, toPlan.document));
  const ours = await new CompiledOperation(executable, document, null, plan, toPlan).run({
    variables,
    ask: (fetch, given) => askSubgraph(fetch.service, fetch.operation, given),
  });
  const right = await execute({ schema: oneService, document, variableValues: variables });
  const plain = (answer: object) =>
    JSON.parse(JSON.stringify(answer)) as { data: unknown; errors?: { path: unknown }[] };
  return { ours: plain(ours), right: plain(right) };
}

const V = 'query($yes:Boolean!,$no:Boolean!)';
const VARIABLES = { yes: true, no: false };

describe('is answered as by one service', () => {
  test.each([
    ['a name that is the key’s', '{medium(id:"b1"){id:title price mark}}'],
    ['a name that is the key’s, of an object', '{medium(id:"b1"){id:makers{id:__typename name}mark}}'],
    ['a name that is the key’s, beside the key', '{medium(id:"b1"){id:title key:id mark}}'],
    ['a name that is __typename', '{medium(id:"b1"){__typename:title mark}}'],
    ['a name of several types', '{anything{...on Book{id:title}...on Film{id:title}...on Person{id:name}}}'],
    ['a name that ends as ours do', '{medium(id:"b1"){id:title id__as_named:price id__as_named_:mark}}'],
    ['all of an object on a condition', `${V}{medium(id:"b1")@include(if:$yes){title@skip(if:$yes)}}`],
    [
      'all of an object on another',
      `${V}{medium(id:"b1")@include(if:$yes){title@include(if:$no)mark@include(if:$no)}}`,
    ],
    [
      'all of an object in fragments on conditions',
      `${V}{medium(id:"b1")@skip(if:$no){...on Book@include(if:$no){title}}}`,
    ],
    ['all of an object left out', `${V}{medium(id:"b1")@include(if:$yes){title@skip(if:true)}}`],
    ['everything left out', '{medium(id:"b1")@skip(if:true){title}}'],
    [
      'a literal within a variable',
      `${V}{medium(id:"b1")@skip(if:$no){...on Book@include(if:false){related{id}}mark}}`,
    ],
    [
      'a literal that is met',
      `${V}{medium(id:"b1")@skip(if:$no){...on Book@include(if:true){pages}mark@skip(if:false)}}`,
    ],
    ['an error at a name that is the key’s', '{medium(id:"b4"){id:title mark}}'],
  ])('%s', async (_, query) => {
    const { ours, right } = await both(query, VARIABLES);
    expect(ours.data).toEqual(right.data);
    const paths = (errors: readonly { path: unknown }[] = []) => errors.map(({ path }) => path);
    expect(paths(ours.errors)).toEqual(paths(right.errors));
  });
});

test('what is planned as it is meant stays as it is', () => {
  for (let seed = 0; seed < 50; seed++) {
    const document = parse(generateQuery(schema, seed).query);
    const withoutConditions = visit(document, { Directive: () => null });
    expect(print(plannable(withoutConditions, ofPlans).document)).toBe(print(withoutConditions));
  }
});

/** The query, in which one field of each object that has none yet is called `id`. */
function withKeyNames(query: string, seed: number): string {
  let n = seed;
  return print(
    visit(parse(query), {
      SelectionSet(node) {
        const fields = node.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
        if (fields.some(({ name, alias }) => name.value === 'id' || alias?.value === 'id')) return;
        const chosen = fields[++n % Math.max(1, fields.length)];
        if (chosen === undefined) return;
        const named = { ...chosen, alias: { kind: Kind.NAME as const, value: 'id' } };
        return { ...node, selections: node.selections.map((one) => (one === chosen ? named : one)) };
      },
    }),
  );
}

test('generated queries with such names are answered as without them', { timeout: 60_000 }, async () => {
  const seen = { compared: 0, renamed: 0 };
  for (let seed = 0; seed < 300; seed++) {
    const { query, variables } = generateQuery(schema, seed);
    const renamed = withKeyNames(query, seed);
    if ([query, renamed].some((text) => validate(schema, parse(text)).length > 0)) continue;
    const [plain, named] = [await both(query, variables), await both(renamed, variables)];
    // A plan may leave out what it should fetch: then it does so with any names.
    if (!isDeepStrictEqual(plain.ours.data, plain.right.data)) continue;
    expect(named.ours.data, renamed).toEqual(named.right.data);
    seen.compared += 1;
    if (print(plannable(parse(renamed), ofPlans).document) !== print(parse(renamed))) seen.renamed += 1;
  }
  expect(seen.compared).toBeGreaterThan(40);
  expect(seen.renamed).toBeGreaterThan(30);
});
