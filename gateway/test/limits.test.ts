import { globSync, readFileSync } from 'node:fs';
import federation from '@apollo/federation-internals';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getIntrospectionQuery,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { Costs, MAX_COST } from '../src/limits/cost.ts';
import { DOCUMENT_LIMITS, type DocumentSize, documentSize, refuseTooLarge } from '../src/limits/document.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const supergraphSdl = read('gateway/supergraph.graphql');
const schema = federation.Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
const costs = new Costs(schema, supergraphSdl);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document: DocumentNode = parse(text);
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const of = (operation: OperationDefinitionNode) => costs.compile(operation, fragments)(variables);
  return Math.max(
    ...document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [of(node)] : [])),
  );
}

const { operations } = JSON.parse(read('web/src/generated/operations.json')) as {
  operations: { name: string; body: string }[];
};
const documents = [
  ...operations.map(({ name, body }) => [name, body] as const),
  ...globSync('contract/{screens,operations}/*.graphql', { cwd: new URL('../../', import.meta.url) }).map(
    (path) => [path, read(path)] as const,
  ),
];

describe('what the app and the contract ask for', () => {
  test.each(documents)('%s is far below every limit', (_name, text) => {
    const size = documentSize(parse(text));
    const share = (name: keyof DocumentSize) => size[name] / DOCUMENT_LIMITS[name];
    expect(share('depth')).toBeLessThan(2 / 3);
    for (const name of ['fields', 'aliases', 'directives', 'rootFields', 'definitions', 'variables'] as const)
      expect({ name, share: share(name) }).toEqual({ name, share: expect.toSatisfy((it: number) => it < 1 / 3) });
    expect(costOf(text)).toBeLessThan(MAX_COST / 3);
  });

  test('the whole schema may be asked for by those who may', () => {
    const all = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    };
    expect(() => refuseTooLarge(parse(getIntrospectionQuery(all)))).not.toThrow();
  });
});

describe('the size of a document', () => {
  test('fragments count where they are spread, inline ones are no level, and a type name is a field', () => {
    const text = `
      query ($a: Boolean! @x) @y { a: me { __typename ...f ... on User { ...f } } }
      fragment f on User @z { b: id @include(if: $a) memberships { totalCount } }`;
    expect(documentSize(parse(text))).toEqual({
      depth: 3,
      fields: 1 + 1 + 2 * 3,
      aliases: 1 + 2,
      directives: 2 + 2 * 2,
      rootFields: 1,
      definitions: 2,
      variables: 1,
    });
  });

  test('a fragment within itself has an end', () => {
    expect(
      documentSize(parse('{ ...a } fragment a on Query { me { id } ...b } fragment b on Query { ...a }')),
    ).toMatchObject({
      fields: 2,
      rootFields: 1,
    });
  });
});

describe('what an operation costs', () => {
  test.each<[number, string, Record<string, unknown>?]>([
    // me
    [1, '{ me { id name } }'],
    // communities weigh 10; of each club the edge and the club itself
    [10 + 5 * 2, '{ communities(first: 5) { totalCount edges { node { id } } } }'],
    // 20 unless asked for otherwise
    [10 + 20 * 2, '{ communities { edges { node { id } } } }'],
    [10 + 7 * 2, 'query ($n: Int!) { communities(first: $n) { edges { node { id } } } }', { n: 7 }],
    [10 + 3 * 2, 'query ($n: Int! = 3) { communities(first: $n) { edges { node { id } } } }'],
    [10 + 20 * 2, 'query ($n: Int) { communities(first: $n) { edges { node { id } } } }'],
    // What is refused anyway costs no more than the longest page.
    [10 + 101 * 2, '{ communities(first: 1000000) { edges { node { id } } } }'],
    [10, '{ communities(first: -5) { edges { node { id } } } }'],
    [10, 'query ($n: Int!) { communities(first: $n) { edges { node { id } } } }', { n: 'many' }],
    // a list that is the page itself
    [10 + 4 * (1 + 1), '{ recommendedCommunities(first: 4) { id interest { id } } }'],
    // a list without pages
    [10, '{ interests { id name } }'],
    // mutations, and one that says its own
    [10, 'mutation { signOut { userErrors { code } } }'.replace('{ userErrors { code } }', '{ __typename }')],
    [50, 'mutation { signIn(input: {}) { __typename } }'],
    // pages within pages
    [
      10 + 5 * (2 + 1 + 3 * 2),
      '{ communities(first: 5) { edges { node { members(first: 3) { edges { node { id } } } } } } }',
    ],
  ])('%i: %s', (expected, text, variables = {}) => {
    expect(costOf(text, variables)).toBe(expected);
  });
});
