import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { JsonObject } from './merge.ts';

/** Tells whether objects are of a type, by the name that they bring and the types of the whole supergraph. */
export class TypeConditions {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  matches({ __typename: typename }: JsonObject, condition: string): boolean {
    return typename === condition || (typeof typename === 'string' && this.#namesOf(condition).has(typename));
  }

  /** Whether that is the name of an interface or a union. */
  isAbstract(typename: unknown): boolean {
    return typeof typename === 'string' && isAbstractType(this.#schema.getType(typename));
  }

  /** The names of the types that are also of that type. */
  #namesOf(condition: string): ReadonlySet<string> {
    const known = this.#known.get(condition);
    if (known !== undefined) return known;
    const type = this.#schema.getType(condition);
    const names = Object.values(this.#schema.getTypeMap()).flatMap((other) =>
      isAbstractType(type) && (isObjectType(other) || isInterfaceType(other)) && this.#schema.isSubType(type, other)
        ? [other.name]
        : [],
    );
    const set = new Set(names);
    this.#known.set(condition, set);
    return set;
  }
}
