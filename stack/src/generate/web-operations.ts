import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as addPlugin from '@graphql-codegen/add';
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { ContractPlanner } from '@moim/contract';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  printSchema,
  visit,
} from 'graphql';
import type { GeneratedFile } from './sources.ts';

const FOLDER = 'web/src/generated';

/**
 * What the web app asks, from the `.graphql` files beside its components: the types of all of it in one file, which leaves nothing in the
 * bundle, and each operation with its fragments as a parsed document in a file of its own, so that a screen loads only its own. Throws when
 * one does not validate.
 */
export async function webOperations(root: string, supergraphSdl: string): Promise<GeneratedFile[]> {
  const planner = new ContractPlanner(supergraphSdl);
  const sources = globSync('web/src/**/*.graphql', { cwd: root })
    .sort()
    .map((location) => ({
      location,
      document: parse(readFileSync(join(root, location), 'utf8'), { noLocation: true }),
    }));
  const all: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: sources.flatMap(({ document }) => document.definitions),
  };
  const errors = planner.validate(all);
  if (errors.length > 0) throw new Error(`web/src: ${errors.map(({ message }) => message).join('; ')}`);
  const types = await codegen({
    filename: `${FOLDER}/types.ts`,
    schema: parse(printSchema(planner.apiSchema)),
    documents: sources,
    config: {},
    plugins: [
      { add: { content: '// Made from web/src/**/*.graphql by `npm run generate`; do not edit.' } },
      {
        operations: {
          inlineFragmentTypes: 'mask',
          enumType: 'string-literal',
          strictScalars: true,
          scalars: { ID: 'string', DateTime: 'string' },
          inputMaybeValue: 'T | null | undefined',
          skipTypename: true,
          useTypeImports: true,
          namingConvention: 'keep',
          dedupeOperationSuffix: true,
        },
      },
    ],
    pluginMap: { add: addPlugin, operations: operationsPlugin },
  });
  return [{ path: `${FOLDER}/types.ts`, content: types }, ...documents(all)];
}

function documents({ definitions }: DocumentNode): GeneratedFile[] {
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => {
    const name = operation.name?.value ?? '';
    const kind = `${operation.operation[0]?.toUpperCase()}${operation.operation.slice(1)}`;
    const base = name.endsWith(kind) ? name : `${name}${kind}`;
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...usedBy(operation, fragments)] };
    return {
      path: `${FOLDER}/${name}.ts`,
      content: `// Made from web/src/**/*.graphql by \`npm run generate\`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ${base} as Data, ${base}Variables as Variables } from './types.ts';

export const ${name} = ${JSON.stringify(document, withoutEmptyLists)} as unknown as TypedDocumentNode<Data, Variables>;
`,
    };
  });
}

/** Every node would have its empty `directives` and `arguments` otherwise. */
function withoutEmptyLists(_key: string, value: unknown) {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** The fragments that an operation spreads, and those that they spread, each once. */
function usedBy(operation: OperationDefinitionNode, fragments: Map<string, FragmentDefinitionNode>) {
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...used];
}
