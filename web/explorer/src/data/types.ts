// What the explorer shows, as `npm run generate` writes it (stack/src/generate/explorer).

/** Types and fields, with the subgraphs that own them. */
export interface Graph {
  /** In the supergraph's order. */
  subgraphs: string[];
  /** By name. */
  types: GraphType[];
}

export type TypeKind = 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';

export interface GraphType {
  name: string;
  kind: TypeKind;
  /** What the name says, in Korean. */
  korean: string;
  /** What people may say instead, for the search. */
  also: string;
  description: string | null;
  /** Subgraphs that have it. */
  owners: string[];
  /** What identifies an entity, in any subgraph: `id`. */
  keys: string[];
  /** Of a union. */
  members: string[];
  fields: GraphField[];
  /** Of an enum. */
  values: { name: string; description: string | null }[];
  /** The event or signal that makes an object of it, for subscriptions. */
  fedBy: string | null;
}

export interface GraphField {
  name: string;
  korean: string;
  also: string;
  /** As in the schema: `[Post!]!`. */
  type: string;
  description: string | null;
  /** Why it is on its way out; null when it is not. */
  deprecated: string | null;
  /** Subgraphs that answer it; several for one that is shareable. */
  owners: string[];
  args: GraphArgument[];
  /** What is said of its cost, and of how its stream is run: `@cost(weight: 10)`. */
  directives: string[];
}

export interface GraphArgument {
  name: string;
  type: string;
  default: string | null;
  description: string | null;
}

/** An event or a signal of the catalogue. */
export interface CatalogueEvent {
  /** With its version: `content.liked.v1`. */
  type: string;
  kind: 'event' | 'signal';
  description: string;
  publisher: string;
  /** Services that have a handler for it. */
  consumers: string[];
  /** What its order is kept for; null for a signal, which has none. */
  aggregate: string | null;
  fields: EventField[];
  example: unknown;
  /** `Type.field`. */
  changes: string[];
  /** Types of subscriptions whose objects it makes. */
  makes: string[];
}

export interface EventField {
  /** `community.name`, `members[].role`; of one of several forms, what stands before says so. */
  path: string;
  type: string;
  description: string;
}

/** An operation of the contract. */
export interface Operation {
  name: string;
  /** From the contract's folder: `screens/home.graphql`. */
  file: string;
  kind: 'query' | 'mutation' | 'subscription';
  isScreen: boolean;
  text: string;
  /** Things of the demo world. A time that depends on the day is `{ "$now": <milliseconds from now> }`. */
  variables: Record<string, unknown>;
  /** The fields it asks for: `Type.field`. */
  uses: string[];
  /** What it may cost at most (contract/budgets.json): fetches, how many of them in turn, SQL statements. Null for what is no screen. */
  budget: { fetches: number; depth: number; statements: number } | null;
}

/** The operations, and the accounts of the demo world to run them as. */
export interface Contract {
  operations: Operation[];
  accounts: { email: string; name: string; password: string }[];
}
