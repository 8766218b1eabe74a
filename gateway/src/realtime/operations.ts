import federation from '@apollo/federation-internals';
import type { PlanNode, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type ExecutableSchema, executableSchema } from '../execution/operation.ts';
import { Costs, type OperationCost } from '../limits/cost.ts';
import { MAX_TOKENS, refuseTooLarge } from '../limits/document.ts';
import { refuseTooCostly } from '../limits/operation-limits.ts';
import { planned } from '../supergraph/planned.ts';
import { Feeds } from './feeds.ts';
import { preparePlan, type SubscriptionPlan } from './subscription-plan.ts';

/** What a client asks to be told, as it sent it. */
export interface SubscriptionRequest {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/** What a request comes to: the plan, and what of it is this request's own. */
export interface PreparedSubscription {
  plan: SubscriptionPlan;
  /** What the stream is about; null: the viewer. */
  topic: string | null;
  /** From where to resume; null: from now on. */
  position: number | null;
  /** All variables, coerced. */
  variables: Record<string, unknown>;
  /** The points of each thing that is told (limits/cost.ts). */
  cost: number;
  /** Equal for requests that are answered alike to one and the same person. */
  key: string;
}

export interface OperationsOptions {
  supergraphSdl: string;
  /** The most points that one operation may cost. */
  maxCost: number;
  /** Whether errors may name what there is in the schema. */
  hidesSchema: boolean;
}

/** Operations that are remembered with their plans: so many, and so many characters of them. */
const REMEMBERED = { max: 500, maxSize: 1_000_000 };

/** Parses, validates and plans subscriptions against one supergraph. */
export class SubscriptionOperations {
  readonly feeds: Feeds;
  readonly #apiSchema: federation.Schema;
  readonly #executable: ExecutableSchema;
  /** The API schema, as queries are validated against it. */
  readonly #schema: GraphQLSchema;
  readonly #options: OperationsOptions;
  readonly #planner: QueryPlanner;
  readonly #costs: Costs;
  readonly #plans = new LRUCache<string, { id: number; plan: SubscriptionPlan; cost: OperationCost }>({
    ...REMEMBERED,
    sizeCalculation: (_plan, key) => key.length,
  });
  #planned = 0;

  /** Throws FeedError when the supergraph's declarations do not hold. */
  constructor(options: OperationsOptions) {
    this.#options = options;
    const { supergraph, apiSchema, schema, planner } = planned(options.supergraphSdl);
    this.feeds = new Feeds(options.supergraphSdl);
    this.#apiSchema = apiSchema;
    this.#schema = schema;
    this.#executable = executableSchema(schema, supergraph.schema.toGraphQLJSSchema());
    this.#planner = planner;
    this.#costs = new Costs(this.#schema, options.supergraphSdl);
  }

  /** Throws a GraphQLError with the codes of queries when the request cannot be run. */
  prepare({ query, operationName, variables }: SubscriptionRequest): PreparedSubscription {
    const cacheKey = JSON.stringify([operationName, query]);
    let known = this.#plans.get(cacheKey);
    if (known === undefined) {
      const plan = this.#plan(query, operationName);
      const { operation, fragments } = plan.operationContext;
      known = { id: this.#planned++, plan, cost: this.#costs.compile(operation, new Map(Object.entries(fragments))) };
      this.#plans.set(cacheKey, known);
    }
    const { plan, id } = known;
    const { operation } = plan.operationContext;
    const coerced = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: 5,
    });
    if (coerced.errors) throw failure('BAD_USER_INPUT', coerced.errors[0]?.message ?? 'The variables are wrong.');
    const { topic, position } = this.#place(plan, coerced.coerced);
    const own = plan.variables.map((name) => [name, coerced.coerced[name]]);
    const cost = known.cost(coerced.coerced);
    refuseTooCostly(cost, this.#options.maxCost);
    return { plan, topic, position, variables: coerced.coerced, cost, key: JSON.stringify([id, own]) };
  }

  #plan(query: string, operationName: string | null): SubscriptionPlan {
    const document = this.#parse(query);
    refuseTooLarge(document);
    const operation = getOperationAST(document, operationName);
    if (!operation)
      throw failure('OPERATION_RESOLUTION_FAILURE', 'operationName must say which of the operations to execute.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      throw failure(
        'OPERATION_RESOLUTION_FAILURE',
        'Only subscriptions come here: send queries and mutations by POST.',
      );
    const [error] = validate(this.#schema, document, undefined, { maxErrors: 5 });
    if (error)
      throw failure(
        'GRAPHQL_VALIDATION_FAILED',
        this.#options.hidesSchema ? withoutHints(error.message) : error.message,
      );
    const { node } = this.#planner.buildQueryPlan(
      federation.operationFromDocument(this.#apiSchema, document, operationName === null ? {} : { operationName }),
    );
    if (node?.kind !== 'Subscription') throw new Error('the planner made no subscription of a subscription');
    const primary = node.primary as PlanNode & { serviceName: string; operation: string };
    return preparePlan({ document, operationName, primary, rest: node.rest }, this.#executable, this.feeds);
  }

  #parse(query: string): DocumentNode {
    try {
      return parse(query, { maxTokens: MAX_TOKENS });
    } catch (error) {
      throw failure('GRAPHQL_PARSE_FAILED', error instanceof GraphQLError ? error.message : 'Not GraphQL.');
    }
  }

  /** What the subscription field's own arguments say. */
  #place({ feed, primary }: SubscriptionPlan, variables: Record<string, unknown>) {
    const definition = this.#schema.getSubscriptionType()?.getFields()[feed.field];
    const [operation] = parse(primary.operation, { noLocation: true }).definitions as [OperationDefinitionNode];
    const [field] = operation.selectionSet.selections;
    if (definition === undefined || field?.kind !== 'Field') throw new Error(`there is no Subscription.${feed.field}`);
    const args = getArgumentValues(definition, field, variables);
    const topic = feed.topic === 'viewer' ? null : String(args[feed.topic]);
    const given = feed.position === null ? null : args[feed.position];
    if (typeof given === 'number' && given < 0)
      throw failure('BAD_USER_INPUT', `${feed.position} must not be negative.`);
    return { topic, position: typeof given === 'number' ? given : null };
  }
}

/** As Apollo Server does for queries where the schema is not public. */
function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean(.+?)\?$/, '');
}

function failure(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
