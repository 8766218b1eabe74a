import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as addPlugin from '@graphql-codegen/add';
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { ContractPlanner } from '@moim/contract';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import type { GeneratedFile } from './sources.ts';

const FOLDER = 'web/src/generated';

/**
 * What the web app asks, from the `.graphql` files beside its components: the types of all of it in one file, which leaves nothing in the
 * bundle, each operation with its fragments as a parsed document in a file of its own, so that a screen loads only its own, and the manifest of
 * their texts, by which a gateway knows them. Throws when one does not validate.
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
  const operations = completeOperations(all);
  return [{ path: `${FOLDER}/types.ts`, content: types }, ...operations.map(documentFile), manifest(operations)];
}

/** An operation as the app sends it. */
interface Operation {
  name: string;
  /** `query`, `mutation` or `subscription`. */
  type: string;
  /** With its fragments, and the type names that the app's cache needs. */
  document: DocumentNode;
  text: string;
  /** The text's SHA-256, in hexadecimal digits. */
  hash: string;
}

function completeOperations({ definitions }: DocumentNode): Operation[] {
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => {
    const document = withTypeNames({
      kind: Kind.DOCUMENT,
      definitions: [operation, ...usedBy(operation, fragments)],
    });
    const text = print(document);
    const hash = createHash('sha256').update(text).digest('hex');
    return { name: operation.name?.value ?? '', type: operation.operation, document, text, hash };
  });
}

/** As the app's cache would add them at run time: at the end of every selection but the root's. */
function withTypeNames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const has = node.selections.some((it) => it.kind === Kind.FIELD && it.name.value.startsWith('__'));
      if (isRoot || has) return undefined;
      const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
      return { ...node, selections: [...node.selections, typeName] };
    },
  });
}

function documentFile({ name, type, document, hash }: Operation): GeneratedFile {
  const kind = `${type[0]?.toUpperCase()}${type.slice(1)}`;
  const base = name.endsWith(kind) ? name : `${name}${kind}`;
  const content = JSON.stringify({ ...document, hash }, withoutEmptyLists);
  return {
    path: `${FOLDER}/${name}.ts`,
    content: `// Made from web/src/**/*.graphql by \`npm run generate\`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ${base} as Data, ${base}Variables as Variables } from './types.ts';

export const ${name} = ${content} as unknown as TypedDocumentNode<Data, Variables>;
`,
  };
}

/** In the format of Apollo's persisted query manifests. */
function manifest(operations: readonly Operation[]): GeneratedFile {
  const entries = operations.map(({ name, type, text, hash }) => ({ id: hash, name, type, body: text }));
  const content = { format: 'apollo-persisted-query-manifest', version: 1, operations: entries };
  return { path: `${FOLDER}/operations.json`, content: `${JSON.stringify(content, null, 2)}\n` };
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
