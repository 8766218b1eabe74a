import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext } from '../context.ts';
import { introspects } from '../execution/introspection.ts';
import type { Admission } from '../operations/admission.ts';
import type { Costs, OperationCost } from './cost.ts';
import type { Spending } from './spending.ts';

export interface OperationLimitsOptions {
  admission: Admission;
  spending: Spending;
  /** The most points that one operation may cost. */
  maxCost: number;
  /** By the supergraph that is gone by now. */
  costs: () => Costs;
}

/** What is to be known of an operation before each run of it. */
interface Judged {
  cost: OperationCost;
  introspects: boolean;
}

/** Refuses what costs too much, by itself or together with what its sender has asked for before; and introspection by whoever may not. */
export function operationLimits({
  admission,
  spending,
  maxCost,
  costs,
}: OperationLimitsOptions): ApolloServerPlugin<GatewayContext> {
  const judged = new WeakMap<OperationDefinitionNode, { by: Costs; verdict: Judged }>();
  const judge = (operation: OperationDefinitionNode, document: DocumentNode): Judged => {
    const by = costs();
    const known = judged.get(operation);
    if (known?.by === by) return known.verdict;
    const verdict = { cost: costOf(document, operation, by), introspects: introspects(document) };
    judged.set(operation, { by, verdict });
    return verdict;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, document, source, request, contextValue }) {
          if (!operation) return;
          admission.remember(source);
          const { cost, introspects: isIntrospection } = judge(operation, document);
          if (isIntrospection && !admission.mayIntrospect(contextValue)) throw notPublic();
          const points = cost(request.variables ?? {});
          refuseTooCostly(points, maxCost);
          await spending.spend(points, contextValue);
        },
      };
    },
  };
}

function costOf(document: DocumentNode, operation: OperationDefinitionNode, costs: Costs): OperationCost {
  const fragments = new Map(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  return costs.compile(operation, fragments);
}

/** Throws GRAPHQL_VALIDATION_FAILED (HTTP 400) for an operation that may have more in its answer than anybody needs at once. */
export function refuseTooCostly(points: number, maxCost: number): void {
  if (points <= maxCost) return;
  throw new GraphQLError(
    `The operation is too costly: ${points} points, where ${maxCost} are allowed. Ask for fewer or shorter lists within lists.`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  );
}

function notPublic(): GraphQLError {
  return new GraphQLError('The schema is not public here: introspection is for its developers.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
