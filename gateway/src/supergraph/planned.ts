import federation, { type Schema, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { withScalars } from '../scalars.ts';

/** A supergraph, read once for all that look into it: reading one takes a third of a second. Nobody changes it. */
export interface PlannedSupergraph {
  sdl: string;
  supergraph: Supergraph;
  apiSchema: Schema;
  /** The API schema, as operations are validated against it. */
  schema: GraphQLSchema;
  planner: QueryPlanner;
}

let last: PlannedSupergraph | null = null;

/** Reads a supergraph, unless it is the one that was read last. Throws when it is none. */
export function planned(sdl: string): PlannedSupergraph {
  if (last?.sdl === sdl) return last;
  const supergraph = federation.Supergraph.build(sdl);
  const apiSchema = supergraph.apiSchema();
  const schema = withScalars(apiSchema.toGraphQLJSSchema());
  last = { sdl, supergraph, apiSchema, schema, planner: new QueryPlanner(supergraph) };
  return last;
}
