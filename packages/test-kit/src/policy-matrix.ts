import { readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, getNamedType, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { As, TestSubgraph } from './subgraph.ts';

/** The clubs that a policy matrix is about; a row has one string for each, in this order. */
const CLUBS = ['PUBLIC', 'PRIVATE', 'CLOSED'] as const;

export type PolicyClub = (typeof CLUBS)[number];

/** A letter for each person of the matrix, in their order: in a public, in a private and in a closed club. */
export type PolicyRow = readonly [inPublic: string, inPrivate: string, inClosed: string];

/** Who may do and see what in a subgraph. */
export interface PolicyMatrix<Person extends string> {
  people: readonly Person[];
  /** What the letters of `mutations` stand for: `OK`, or the code of an error or a user error. */
  outcomes: Record<string, string>;
  mutations: Record<string, PolicyRow>;
  /** By `Type.field`: `Y` for whoever gets something there. */
  fields: Record<string, PolicyRow>;
}

/** What is no part of a club: what mutations answer, and what pages consist of. */
const LEFT_OUT = /^(Mutation|PageInfo|UserError|.*Payload|__.*)$/;

/** Outcomes that leave a club as it was. */
const REFUSALS = new Set(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'NOT_A_MEMBER']);

/** The same row for some fields of a type. */
export const fieldRows = (row: PolicyRow, type: string, ...fields: string[]): Record<string, PolicyRow> =>
  Object.fromEntries(fields.map((field) => [`${type}.${field}`, row]));

/** The same row for all of a connection's own fields. */
export const connectionRows = (row: PolicyRow, name: string): Record<string, PolicyRow> =>
  fieldRows(row, `${name}Connection`, 'edges', 'pageInfo', 'totalCount');

/** Walks a subgraph's schema. `briefs` names the types of which another thing shows these fields alone. */
export class PolicySchema {
  readonly #schema: GraphQLSchema;
  readonly #briefs: Record<string, readonly string[]>;

  constructor(file: URL, briefs: Record<string, readonly string[]>) {
    const sdl = readFileSync(file, 'utf8').replace(/extend schema.*?\n\n/s, '');
    this.#schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
    this.#briefs = briefs;
  }

  /** Every mutation. */
  get mutations(): string[] {
    return Object.keys(this.#schema.getMutationType()?.getFields() ?? {});
  }

  /** Every field of every type that shows something of a club: `Type.field`. */
  get fields(): string[] {
    return Object.values(this.#schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !LEFT_OUT.test(name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  }

  /** Whether it takes an input. */
  takesInput(mutation: string): boolean {
    return this.#schema.getMutationType()?.getFields()[mutation]?.args.length === 1;
  }

  /** All fields of a type, and of those below, as a selection; `isWithin` another thing, of a type with a brief those alone. */
  selection(typeName: string, isWithin = false): string {
    const type = this.#schema.getType(typeName);
    if (!isObjectType(type)) return '';
    const brief = isWithin ? this.#briefs[typeName] : undefined;
    const below = Object.values(type.getFields())
      .filter(({ name }) => brief === undefined || brief.includes(name))
      .map((field) => `${field.name} ${this.selection(getNamedType(field.type).name, true)}`);
    return `{ ${below.join(' ')} }`;
  }

  /** Notes in `seen` which fields of which types an answer has something in. */
  note(typeName: string, value: unknown, seen: Set<string>): void {
    if (Array.isArray(value)) for (const one of value) this.note(typeName, one, seen);
    const type = this.#schema.getType(typeName);
    if (!isObjectType(type) || value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const [name, below] of Object.entries(value)) {
      const field = type.getFields()[name];
      if (field === undefined || below === null) continue;
      seen.add(`${typeName}.${name}`);
      this.note(getNamedType(field.type).name, below, seen);
    }
  }
}

/** How a matrix is walked: what a club is made of, what is asked to be done to it, and what is looked at. */
interface Walk<Person extends string, Club> {
  subgraph: TestSubgraph;
  schema: PolicySchema;
  matrix: PolicyMatrix<Person>;
  /** A new club with somebody of each kind in it, and the key of each; null when signed out. */
  club(kind: PolicyClub): Promise<Club & { who: Record<Person, As> }>;
  /** What a mutation is asked to do: what somebody may do whenever anybody may. */
  input(mutation: string, at: Club): Record<string, unknown>;
  /** Which fields somebody gets something in, of all there is of a club. */
  seenBy(at: Club, as: As): Promise<Set<string>>;
}

/**
 * Walks a policy matrix cell by cell through the real subgraph. What the schema has and the matrix has not fails, and what the matrix
 * has and the schema has not.
 */
export function describePolicy<Person extends string, Club>(walk: Walk<Person, Club>): void {
  const { schema, matrix, club, seenBy } = walk;
  const { people } = matrix;
  const expectARowEach = (rows: Record<string, PolicyRow>, names: string[]) => {
    expect(Object.keys(rows).toSorted()).toEqual(names.toSorted());
    for (const cells of Object.values(rows).flat()) expect(cells).toHaveLength(people.length);
  };

  describe('who may do what', () => {
    test('every mutation has a row', () => expectARowEach(matrix.mutations, schema.mutations));

    test.each(schema.mutations)('%s', async (mutation) => {
      expect(await outcomesOf(mutation, walk)).toEqual(matrix.mutations[mutation]);
    });
  });

  describe('who sees what', () => {
    const { fields } = schema;

    test('every field has a row', () => expectARowEach(matrix.fields, fields));

    const table = CLUBS.flatMap((kind) => people.map((person) => ({ kind, person })));
    test.each(table)('$person of a $kind club', async ({ kind, person }) => {
      const at = await club(kind);
      const seen = await seenBy(at, at.who[person]);
      const cell = (field: string) => matrix.fields[field]?.[CLUBS.indexOf(kind)]?.charAt(people.indexOf(person));
      expect(fields.filter((field) => seen.has(field)).toSorted()).toEqual(
        fields.filter((field) => cell(field) === 'Y').toSorted(),
      );
    });
  });
}

/** A mutation's row as it turned out, in the letters of the matrix. */
async function outcomesOf<Person extends string, Club>(mutation: string, walk: Walk<Person, Club>): Promise<string[]> {
  const { matrix, club } = walk;
  const letterOf = new Map(Object.entries(matrix.outcomes).map(([letter, outcome]) => [outcome, letter]));
  const row: string[] = [];
  for (const kind of CLUBS) {
    let at = await club(kind);
    let cells = '';
    for (const person of matrix.people) {
      const outcome = await attempt(mutation, walk, at, at.who[person]);
      cells += letterOf.get(outcome) ?? `(${outcome})`;
      // What one does must not stand in the way of the next.
      if (!REFUSALS.has(outcome)) at = await club(kind);
    }
    row.push(cells);
  }
  return row;
}

async function attempt<Person extends string, Club>(
  mutation: string,
  { subgraph, schema, input }: Walk<Person, Club>,
  at: Club,
  as: As,
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const [declared, given] = schema.takesInput(mutation) ? [`($input: ${type}!)`, '(input: $input)'] : ['', ''];
  const { data, errors } = await subgraph.ask(
    `mutation ${declared} { ${mutation}${given} { userErrors { code } } }`,
    schema.takesInput(mutation) ? { input: input(mutation, at) } : {},
    { as },
  );
  return errors?.[0]?.extensions.code ?? data[mutation].userErrors[0]?.code ?? 'OK';
}
