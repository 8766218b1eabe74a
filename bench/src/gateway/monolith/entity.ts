import type { Part, RequestContext } from './parts.ts';

/** What one part knows of an entity: null when there is nothing that the viewer may see. */
export type Row = object & { id: string };
type Known = Row | null | Promise<Row | null>;

/** Finds an entity by its key in a part, as the subgraph's `__resolveReference` does. */
export type FindRow = (part: Part, typename: string, id: string, context: RequestContext) => Known;

/** Something of which several parts know something each: a person, a club, a photo. It has come from one part, and is looked for in another once it is needed from there. */
export class Entity {
  readonly typename: string;
  /** The part that it has come from. */
  readonly from: Part;
  readonly #id: string;
  readonly #rows = new Map<Part, Known>();

  constructor(typename: string, from: Part, row: Row) {
    this.typename = typename;
    this.from = from;
    this.#id = row.id;
    this.#rows.set(from, row);
  }

  /** What a part knows of it. Looked for once. */
  rowIn(part: Part, context: RequestContext, find: FindRow): Known {
    const known = this.#rows.get(part);
    if (known !== undefined) return known;
    const found = find(part, this.typename, this.#id, context);
    this.#rows.set(part, found);
    return found;
  }
}
