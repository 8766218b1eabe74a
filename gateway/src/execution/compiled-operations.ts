import { createHash } from 'node:crypto';
import federation from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import { FetchPolicies } from '../cache/fetch-policy.ts';
import { type PlannedSupergraph, planned } from '../supergraph/planned.ts';
import { introspects } from './introspection.ts';
import { CompiledOperation, type ExecutableSchema, executableSchema } from './operation.ts';
import { fieldsOfPlans, plannable } from './plannable.ts';
import { NO_PLANS, type StoredPlans } from './stored-plans.ts';

/** Operations that are remembered. Those of the app are a few dozen. */
const REMEMBERED = 2_000;

/** As Apollo Server hashes a document's text. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The operations of one supergraph, each planned and compiled when it is run first, or before. */
export class CompiledOperations {
  readonly #supergraph: PlannedSupergraph;
  readonly #plans: StoredPlans;
  readonly #executable: ExecutableSchema;
  readonly #fieldsOfPlans: ReadonlySet<string>;
  /** Null: it asks for the schema, which is not compiled. */
  readonly #operations = new LRUCache<string, { compiled: CompiledOperation | null }>({ max: REMEMBERED });

  /** `plans` are those that were made before. */
  constructor(supergraphSdl: string, plans: StoredPlans = NO_PLANS) {
    this.#plans = plans;
    this.#supergraph = planned(supergraphSdl);
    const { schema, supergraph } = this.#supergraph;
    this.#fieldsOfPlans = fieldsOfPlans(supergraphSdl);
    const types = supergraph.schema.toGraphQLJSSchema();
    this.#executable = executableSchema(schema, types, new FetchPolicies(types, supergraphSdl));
  }

  /** As clients see it: what their operations are validated against. */
  get schema(): GraphQLSchema {
    return this.#supergraph.schema;
  }

  get size(): number {
    return this.#operations.size;
  }

  /** Whether it is there already. */
  has(document: DocumentNode, textHash: string, operationName: string | null): boolean {
    return this.#operations.has(keyOf(document, textHash, operationName));
  }

  /**
   * An operation of a valid document; null for one that asks for the schema. Planning is done in one go: however many ask for it at once, it is done once.
   * Throws when it cannot be planned.
   */
  get(document: DocumentNode, textHash: string, operationName: string | null): CompiledOperation | null {
    const key = keyOf(document, textHash, operationName);
    const known = this.#operations.get(key);
    if (known !== undefined) return known.compiled;
    const compiled = introspects(document) ? null : this.#compile(document, operationName, key);
    this.#operations.set(key, { compiled });
    return compiled;
  }

  /** Writes the plans of these texts where they are kept. Throws when that cannot be done. */
  savePlans(texts: Iterable<string>): void {
    const hashes = new Set([...texts].map(hashOfText));
    this.#plans.save([...this.#operations.keys()].filter((key) => hashes.has(key.split(' ', 1)[0] as string)));
  }

  #compile(document: DocumentNode, operationName: string | null, key: string): CompiledOperation {
    const toPlan = plannable(document, this.#fieldsOfPlans);
    let plan = this.#plans.get(key);
    if (plan === undefined) {
      plan = this.#plan(toPlan.document, operationName);
      this.#plans.add(key, plan);
    }
    return new CompiledOperation(this.#executable, document, operationName, plan, toPlan);
  }

  #plan(document: DocumentNode, operationName: string | null): QueryPlan {
    const { apiSchema, planner } = this.#supergraph;
    const options = operationName === null ? {} : { operationName };
    return planner.buildQueryPlan(federation.operationFromDocument(apiSchema, document, options));
  }
}

/** An operation that is alone in its document goes by no name: clients may leave it out. */
function keyOf({ definitions }: DocumentNode, textHash: string, operationName: string | null): string {
  let operations = 0;
  for (const { kind } of definitions) if (kind === Kind.OPERATION_DEFINITION) operations += 1;
  return operations === 1 || operationName === null ? textHash : `${textHash} ${operationName}`;
}
