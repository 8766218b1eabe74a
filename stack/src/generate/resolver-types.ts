import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as addPlugin from '@graphql-codegen/add';
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import * as resolversPlugin from '@graphql-codegen/typescript-resolvers';
import { addFederationReferencesToSchema } from './federation-schema.ts';
import { type GeneratedFile, subgraphSources } from './sources.ts';

/** How a subgraph's types are resolved: `src/mappers.ts` exports it as `mappers`, type name to `file#Type`. */
interface MapperModule {
  mappers: Record<string, string>;
}

/** Resolver types for each subgraph that has `src/mappers.ts`: subgraphs/<name>/src/generated/resolver-types.ts. */
export async function resolverTypes(root: string): Promise<GeneratedFile[]> {
  const sources = await subgraphSources(root);
  const files = sources.map(async ({ name, sdl }) => {
    const mapperFile = join(root, 'subgraphs', name, 'src/mappers.ts');
    if (!existsSync(mapperFile)) return [];
    const { mappers } = (await import(pathToFileURL(mapperFile).href)) as MapperModule;
    const path = `subgraphs/${name}/src/generated/resolver-types.ts`;
    const content = await codegen({
      filename: path,
      schema: addFederationReferencesToSchema(sdl),
      documents: [],
      config: {},
      plugins: [
        { add: { content: '// Made from schema.graphql and src/mappers.ts by `npm run generate`; do not edit.' } },
        { typescript: typescriptOptions },
        {
          resolvers: {
            ...typescriptOptions,
            federation: true,
            contextType: '../context.ts#Context',
            mappers,
            useTypeImports: true,
            makeResolverTypeCallable: true,
          },
        },
      ],
      pluginMap: { add: addPlugin, typescript: typescriptPlugin, resolvers: resolversPlugin },
    });
    return [{ path, content }];
  });
  return (await Promise.all(files)).flat();
}

const typescriptOptions = {
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  strictScalars: true,
  scalars: { ID: 'string', DateTime: 'Date' },
  inputMaybeValue: 'T | null | undefined',
  maybeValue: 'T | null',
};
