import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql';
import type { SubgraphAnswer } from '../../src/execution/plan-program.ts';

// A small federation with what makes answers hard: lists in lists, interfaces, unions, an interface that one subgraph takes for an object, fields that
// need another subgraph's, values that are missing, null or wrong, and errors in each of the subgraphs. What happens goes by ids alone.

const SCALARS = 'scalar Anything scalar DateTime';
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@provides"])';

interface Ref {
  id: string;
}

const COUNT = 9;
const ids = (prefix: string, count = COUNT) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const numberOf = ({ id }: Ref) => Number(id.slice(1));
const typeOf = ({ id }: Ref) => ({ b: 'Book', f: 'Film', p: 'Person' })[id[0] ?? ''] ?? 'Book';
const medium = (i: number): Ref => ({ id: i % 2 === 0 ? `b${i % COUNT}` : `f${i % COUNT}` });
const fails = (what: string) => {
  throw new Error(`${what} fails`);
};

const shop = {
  sdl: `${LINK}
    ${SCALARS}
    type Query {
      media(first: Int = 4): [Media!]!
      medium(id: ID!): Media
      grid: [[Media]]
      books: [Book]
      anything: [Entry]
      fragile: [Book!]
      me: Person @shareable
      flag: Boolean!
    }
    interface Thing { id: ID! favourite: Media }
    interface Media @key(fields: "id") { id: ID! title: String price: Int makers: [Person!] lead: Thing next: Media }
    type Book implements Media @key(fields: "id") { id: ID! title: String price: Int pages: Int! makers: [Person!] sequel: Book genre: Genre related: [[Media!]] extra: Anything released: DateTime! lead: Person next: Book }
    type Film implements Media @key(fields: "id") { id: ID! title: String price: Int minutes: Int makers: [Person!] based: Book cast: [Person] genre: Genre lead: Person next: Film }
    type Person implements Thing @key(fields: "id") { id: ID! favourite: Media works: [Media] }
    union Entry = Book | Film | Person
    enum Genre { CRIME SPACE }`,
  resolvers: {
    Query: {
      media: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: Math.max(0, Math.min(first, 12)) }, (_x, i) => medium(i)),
      medium: (_: unknown, ref: Ref) => (ref.id.startsWith('x') ? null : ref),
      grid: () => [[medium(0), null, medium(3)], [], null, [medium(3), medium(4)]],
      books: () => [{ id: 'b0' }, null, { id: 'b1' }, { id: 'b2' }, { id: 'b1' }],
      anything: () => [{ id: 'p1' }, { id: 'b3' }, { id: 'f3' }, null, { id: 'p2' }, { id: 'b3' }],
      fragile: () => [{ id: 'b1' }, { id: 'b5' }],
      me: () => ({ id: 'p4' }),
      flag: () => true,
    },
    Media: { __resolveType: typeOf, __resolveReference: (ref: Ref) => ({ ...ref, __typename: typeOf(ref) }) },
    Entry: { __resolveType: typeOf },
    Thing: { __resolveType: () => 'Person' },
    Book: {
      __resolveReference: (ref: Ref) => ref,
      title: (ref: Ref) => (numberOf(ref) === 4 ? fails('the title') : `title ${ref.id}`),
      price: (ref: Ref) => (numberOf(ref) === 3 ? null : numberOf(ref) * 10),
      pages: (ref: Ref) => (numberOf(ref) === 5 ? fails('pages') : 100 + numberOf(ref)),
      makers: (ref: Ref) => ids('p', numberOf(ref) % 4).map((id) => ({ id })),
      sequel: (ref: Ref) => (numberOf(ref) < 6 ? { id: `b${numberOf(ref) + 1}` } : null),
      genre: (ref: Ref) => (numberOf(ref) % 2 ? 'CRIME' : 'SPACE'),
      lead: (ref: Ref) => ({ id: `p${numberOf(ref)}` }),
      next: (ref: Ref) => (numberOf(ref) < 5 ? { id: `b${numberOf(ref) + 2}` } : null),
      related: (ref: Ref) => [[medium(numberOf(ref) + 1)], [], [medium(numberOf(ref) + 2), medium(numberOf(ref) + 3)]],
      extra: (ref: Ref) => ({ any: [ref.id, { deep: null }] }),
      released: (ref: Ref) => `2026-0${1 + numberOf(ref)}-01T00:00:00Z`,
    },
    Film: {
      __resolveReference: (ref: Ref) => ref,
      title: (ref: Ref) => `title ${ref.id}`,
      price: (ref: Ref) => numberOf(ref) * 7,
      minutes: (ref: Ref) => (numberOf(ref) === 3 ? fails('minutes') : 90),
      makers: (ref: Ref) => (numberOf(ref) === 5 ? null : [{ id: 'p1' }, { id: 'p3' }]),
      based: (ref: Ref) => ({ id: `b${numberOf(ref)}` }),
      cast: () => [{ id: 'p2' }, null, { id: 'p5' }],
      genre: () => 'SPACE',
      lead: (ref: Ref) => (numberOf(ref) === 3 ? fails('the lead') : { id: 'p2' }),
      next: (ref: Ref) => ({ id: `f${numberOf(ref) + 1}` }),
    },
    Person: {
      __resolveReference: (ref: Ref) => ref,
      favourite: (ref: Ref) => medium(numberOf(ref)),
      works: (ref: Ref) => [medium(numberOf(ref)), null, medium(numberOf(ref) + 2)],
    },
  },
};

const people = {
  sdl: `${LINK}
    type Query { people: [Person!]! me: Person @shareable oldest: Person! }
    type Mutation { rename(id: ID!, name: String!): Person }
    interface Named { name: String }
    type Person implements Named @key(fields: "id") { id: ID! name: String nick: String! tags: [[String!]] friends(first: Int = 2): [Person!] address: Address }
    type Address { street: String! city: String zip: Zip }
    type Zip { code: Int! }`,
  resolvers: {
    Query: {
      people: () => ids('p').map((id) => ({ id })),
      me: () => ({ id: 'p4' }),
      oldest: () => ({ id: 'p6' }),
    },
    Mutation: {
      rename: (_: unknown, { id, name }: Ref & { name: string }) => (name === '' ? fails('the name') : { id, name }),
    },
    Person: {
      __resolveReference: (ref: Ref) => ref,
      name: (ref: Ref & { name?: string }) => ref.name ?? (numberOf(ref) === 3 ? null : `name ${ref.id}`),
      nick: (ref: Ref) => (numberOf(ref) === 2 ? fails('the nick') : `nick ${ref.id}`),
      tags: (ref: Ref) => (numberOf(ref) === 1 ? [['a', 'b'], null, []] : null),
      friends: (ref: Ref, { first }: { first: number }) =>
        ids('p', Math.max(0, Math.min(first, 5)))
          .filter((id) => id !== ref.id)
          .map((id) => ({ id })),
      address: (ref: Ref) =>
        numberOf(ref) % 2 ? { street: numberOf(ref) === 5 ? null : 'street', city: null, zip: { code: 1 } } : null,
    },
    Named: { __resolveType: () => 'Person' },
  },
};

const reviews = {
  sdl: `${LINK}
    type Query { reviews: [Review] }
    type Review @key(fields: "id") { id: ID! text: String by: Person! of: Book }
    type Book @key(fields: "id") { id: ID! price: Int @external genre: Genre @external reviews(first: Int): [Review!] value: String @requires(fields: "price genre") }
    enum Genre { CRIME SPACE }
    type Person @key(fields: "id") { id: ID! reviews: [Review!]! }`,
  resolvers: {
    Query: { reviews: () => [{ id: 'r1' }, null, { id: 'r4' }] },
    Review: {
      __resolveReference: (ref: Ref) => ref,
      text: (ref: Ref) => `text ${ref.id}`,
      by: (ref: Ref) => ({ id: `p${numberOf(ref) % COUNT}` }),
      of: (ref: Ref) => ({ id: `b${numberOf(ref) % COUNT}` }),
    },
    Book: {
      __resolveReference: (ref: Ref) => ref,
      reviews: (ref: Ref, { first = 2 }: { first?: number }) =>
        ids('r', Math.max(0, Math.min(first ?? 2, 4))).map((id) => ({ id: `r${numberOf(ref) + numberOf({ id })}` })),
      value: (book: Ref & { price?: number | null; genre?: string }) => `${book.genre} for ${book.price ?? null}`,
    },
    Person: {
      __resolveReference: (ref: Ref) => ref,
      reviews: (ref: Ref) => (numberOf(ref) === 6 ? fails('reviews') : [{ id: `r${numberOf(ref)}` }]),
    },
  },
};

const marks = {
  sdl: `${LINK}
    type Query { marked: [Media] }
    type Media @key(fields: "id") @interfaceObject { id: ID! mark: Int stars: [Int!] similar: Media }`,
  resolvers: {
    Query: { marked: () => [{ id: 'b1' }, { id: 'f1' }, null] },
    Media: {
      __resolveReference: (ref: Ref) => ref,
      mark: (ref: Ref) => (numberOf(ref) === 2 ? fails('the mark') : numberOf(ref)),
      stars: (ref: Ref) => [1, numberOf(ref)],
      similar: (ref: Ref) => medium(numberOf(ref) + 1),
    },
  },
};

const subgraphs = { shop, people, reviews, marks };

const composed = composeServices(
  Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
);
if (composed.supergraphSdl === undefined) throw new Error(composed.errors?.map(String).join('\n'));

/** Composed of all of them. */
export const supergraphSdl = composed.supergraphSdl;

const schemas = new Map<string, GraphQLSchema>(
  Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => [
    name,
    buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
  ]),
);
const documents = new Map<string, DocumentNode>();

/** Asks one of them, and answers as one does over the wire. */
export async function askSubgraph(
  service: string,
  query: string,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<SubgraphAnswer> {
  const schema = schemas.get(service);
  if (schema === undefined) throw new Error(`there is no subgraph ${service}`);
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const sent = JSON.parse(JSON.stringify(variableValues)) as Record<string, unknown>;
  const answer = await execute({ schema, document, variableValues: sent });
  return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer;
}

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<Ref, unknown>>>;

/** Makes a schema of the whole that is executed at once, as one service would: what is right where two gateways differ. Its objects have no owner. */
export function asOneService(schema: GraphQLSchema): GraphQLSchema {
  const [ofShop, ofPeople, ofReviews, ofMarks] = [shop, people, reviews, marks].map(
    ({ resolvers }) => resolvers as unknown as Resolvers,
  );
  const ofMedia = { ...ofMarks?.Media, __typename: undefined };
  const all: Record<string, Record<string, unknown>> = {
    Query: { ...ofShop?.Query, ...ofPeople?.Query, ...ofReviews?.Query, ...ofMarks?.Query },
    Book: {
      ...ofShop?.Book,
      ...ofReviews?.Book,
      ...ofMedia,
      value: (ref: Ref) =>
        reviews.resolvers.Book.value({
          ...ref,
          price: shop.resolvers.Book.price(ref),
          genre: shop.resolvers.Book.genre(ref),
        }),
    },
    Film: { ...ofShop?.Film, ...ofMedia },
    Person: { ...ofShop?.Person, ...ofPeople?.Person, ...ofReviews?.Person },
    Review: { ...ofReviews?.Review },
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      type.resolveType = (ref: Ref) => (['Named', 'Thing'].includes(type.name) ? 'Person' : typeOf(ref));
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = all[type.name]?.[field.name];
      if (typeof resolve === 'function') field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}
