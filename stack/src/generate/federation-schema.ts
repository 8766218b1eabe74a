import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, Kind, parse } from 'graphql';

/** The subgraph's schema with federation's own definitions, as the code generator wants to see it. */
export function addFederationReferencesToSchema(sdl: string): DocumentNode {
  const document = parse(printSubgraphSchema(buildSubgraphSchema({ typeDefs: parse(sdl) })));
  return {
    ...document,
    definitions: document.definitions.filter((definition) => definition.kind !== Kind.SCHEMA_EXTENSION),
  };
}
