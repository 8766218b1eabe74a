import federation from '@apollo/federation-internals';
import { type FetchNode, type PlanNode, QueryPlanner, type SubscriptionNode } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, validate } from 'graphql';

/** A fetch that a plan sends to a subgraph. */
export interface PlannedFetch {
  service: string;
  /** GraphQL, in one line. */
  operation: string;
  /** The entity types it looks up, none for a root fetch. */
  entityTypes: string[];
}

export interface OperationPlan {
  fetches: PlannedFetch[];
  /** How many fetches come one after the other on the longest way. */
  depth: number;
}

/** Plans operations against a supergraph, as the gateway does. */
export class ContractPlanner {
  readonly apiSchema: GraphQLSchema;
  readonly #supergraph: federation.Supergraph;
  readonly #planner: QueryPlanner;

  constructor(supergraphSdl: string) {
    this.#supergraph = federation.Supergraph.build(supergraphSdl);
    this.#planner = new QueryPlanner(this.#supergraph);
    this.apiSchema = this.#supergraph.apiSchema().toGraphQLJSSchema();
  }

  /** The subgraphs that resolve a field; several for a `@shareable` one. */
  ownersOf(typeName: string, fieldName: string): string[] {
    const owns = ({ schema }: federation.Subgraph) => {
      const type = schema.type(typeName);
      return type !== undefined && federation.isObjectType(type) && type.field(fieldName) !== undefined;
    };
    return [...this.#supergraph.subgraphs()].filter(owns).map(({ name }) => name);
  }

  /** What is wrong with an operation; empty when the schema answers it. */
  validate(document: DocumentNode): readonly GraphQLError[] {
    return validate(this.apiSchema, document);
  }

  /** Plans a valid operation. Both branches of a condition count. */
  plan(document: DocumentNode): OperationPlan {
    const operation = federation.operationFromDocument(this.#supergraph.apiSchema(), document);
    const fetches: PlannedFetch[] = [];
    const { node } = this.#planner.buildQueryPlan(operation);
    return { depth: walk(node, 0, fetches), fetches };
  }
}

function walk(node: PlanNode | SubscriptionNode | undefined, depth: number, fetches: PlannedFetch[]): number {
  switch (node?.kind) {
    case undefined:
      return depth;
    case 'Fetch':
      fetches.push({ service: node.serviceName, operation: node.operation, entityTypes: entityTypes(node) });
      return depth + 1;
    case 'Flatten':
      return walk(node.node, depth, fetches);
    case 'Sequence':
      return node.nodes.reduce((reached, next) => walk(next, reached, fetches), depth);
    case 'Parallel':
      return Math.max(depth, ...node.nodes.map((next) => walk(next, depth, fetches)));
    case 'Condition':
      return Math.max(walk(node.ifClause, depth, fetches), walk(node.elseClause, depth, fetches));
    case 'Subscription':
      return walk(node.rest, walk(node.primary, depth, fetches), fetches);
    case 'Defer':
      throw new Error('the gateway does not defer');
  }
}

function entityTypes({ requires }: FetchNode): string[] {
  return (requires ?? []).flatMap((selection) =>
    selection.kind === 'InlineFragment' && selection.typeCondition ? [selection.typeCondition] : [],
  );
}
