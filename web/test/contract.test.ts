import { globSync, readFileSync } from 'node:fs';
import { readDocument } from '@moim/contract';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/screens/', import.meta.url);
const screens = globSync('*/*.graphql', { cwd: FOLDER }).sort();
const contract = globSync('*.graphql', { cwd: new URL('../../contract/screens/', import.meta.url) }).sort();

const fragments = new Map<string, FragmentDefinitionNode>();
for (const file of globSync('**/*.graphql', { cwd: new URL('../src/', import.meta.url) })) {
  for (const definition of parse(readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')).definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
}

/** What the app shows beyond the contract: how the viewer signs in, by one statement of the user subgraph more. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  'my-page.graphql': ['/me:me()/isEmailVerified:isEmailVerified()', '/me:me()/hasPassword:hasPassword()'],
};

/** Every field that a document asks for, from the root: by its key in the answer, what it is, and with which arguments. */
function fieldsOf(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const walk = ({ selections }: SelectionSetNode, path: string) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined) throw new Error(`there is no fragment ${selection.name.value}`);
        walk(fragment.selectionSet, path);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, path);
      else {
        const given = [...(selection.arguments ?? []), ...(selection.directives ?? [])]
          .map((node) => print(node))
          .sort();
        const key = `${path}/${selection.alias?.value ?? selection.name.value}:${selection.name.value}(${given.join(', ')})`;
        found.add(key);
        if (selection.selectionSet) walk(selection.selectionSet, key);
      }
    }
  };
  walk(queryOf(document).selectionSet, '');
  return found;
}

function queryOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const queries = definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query',
  );
  expect(queries).toHaveLength(1);
  return queries[0] as OperationDefinitionNode;
}

const variablesOf = (document: DocumentNode) =>
  new Map(queryOf(document).variableDefinitions?.map(({ variable, type }) => [variable.name.value, print(type)]));

test('the contract has fourteen screens, and the app all of them', () => {
  expect(contract).toHaveLength(14);
  const names = screens.map((file) => file.split('/')[1]);
  expect(names).toEqual(expect.arrayContaining(contract));
});

test.each(contract)('%s asks for the same as the contract or less, and what is named here, in one query', (name) => {
  const app = parse(readFileSync(new URL(`${name.replace('.graphql', '')}/${name}`, FOLDER), 'utf8'));
  const agreed = parse(readDocument(`screens/${name}`));
  const more = [...fieldsOf(app)].filter((field) => !fieldsOf(agreed).has(field));
  expect(more).toEqual(BEYOND[name] ?? []);
  for (const [variable, type] of variablesOf(app)) expect(variablesOf(agreed).get(variable)).toBe(type);
});

test('fragments are named after the component that uses them, which stands beside them', () => {
  for (const file of screens) {
    const folder = file.split('/')[0];
    const { definitions } = parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    for (const definition of definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const name = definition.name.value;
      expect(name).toMatch(/^[A-Z]\w+_[a-z]\w*$/);
      const sources = globSync('*.tsx', { cwd: new URL(`${folder}/`, FOLDER) });
      const users = sources.filter((source) =>
        readFileSync(new URL(`${folder}/${source}`, FOLDER), 'utf8').includes(`${name}Fragment`),
      );
      expect(users, name).not.toEqual([]);
    }
  }
});
