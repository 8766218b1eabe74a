import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';

/** As many operations are remembered; the screens are fewer than a tenth of that. */
const REMEMBERED = 1_000;

/** Operations that were parsed and validated, by their text. */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new LRUCache<string, DocumentNode>({ max: REMEMBERED });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The document, or what is wrong with it. */
  read(text: string): DocumentNode | readonly GraphQLError[] {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    try {
      const document = parse(text);
      const errors = validate(this.#schema, document);
      if (errors.length > 0) return errors;
      this.#known.set(text, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}
