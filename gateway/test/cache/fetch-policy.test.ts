import { readFileSync } from 'node:fs';
import { changedFields } from '@moim/events';
import { buildSchema, type GraphQLObjectType, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { FetchPolicies } from '../../src/cache/fetch-policy.ts';
import { readCacheHints } from '../../src/cache/hints.ts';
import { SUPERGRAPH_FILE } from '../../src/supergraph/file.ts';
import { planned } from '../../src/supergraph/planned.ts';

const SDL = `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
  enum CacheControlScope { PUBLIC PRIVATE }
  type Query {
    book(id: ID!): Book
    books: [Book!] @cacheControl(maxAge: 0)
    motto: String
    time: String @cacheControl(maxAge: 2, scope: PUBLIC)
    thing: Thing @cacheControl(maxAge: 60)
    me: Person @cacheControl(maxAge: 20)
  }
  union Thing = Book | Person
  type Book @cacheControl(maxAge: 60) {
    id: ID!
    title: String
    price: Int @cacheControl(maxAge: 5)
    stock: Int @cacheControl(maxAge: 0)
    author: Person
    genre: Genre
    reviews: [Review!]
    size: Size
  }
  type Person @cacheControl(inheritMaxAge: true) { id: ID! name: String }
  type Genre @cacheControl(maxAge: 600, scope: PUBLIC) { id: ID! name: String }
  type Review { id: ID! text: String }
  type Size @cacheControl(inheritMaxAge: true) { width: Int height: Int }
`;
const policies = new FetchPolicies(buildSchema(SDL), SDL);
const of = (operation: string) => {
  const policy = policies.of(operation);
  return policy && `${policy.maxAgeMs} ${policy.isPrivate ? 'private' : 'public'}`;
};
const entities = (fragment: string) =>
  of(`query($representations:[_Any!]!){_entities(representations:$representations){${fragment}}}`);

describe('how long the answer of a fetch may be kept', () => {
  test.each([
    ['a type’s age, for its leaf fields', '{book(id:"1"){id title}}', '60000 private'],
    ['the least of all', '{book(id:"1"){id title price}}', '5000 private'],
    ['nothing, with one field that says so', '{book(id:"1"){id title stock}}', null],
    ['nothing, with a type that says nothing', '{book(id:"1"){id reviews{id text}}}', null],
    ['as long as what it belongs to', '{book(id:"1"){id author{id name} size{width}}}', '60000 private'],
    ['a field’s own age, before its type’s', '{books{id title}}', null],
    ['nothing for a root that says nothing', '{motto}', null],
    ['a root’s own', '{time}', '2000 public'],
    ['the least of several roots', '{time book(id:"1"){id}}', '2000 private'],
    ['what inherits, by its root', '{me{id name}}', '20000 private'],
    ['nothing of a union', '{thing{... on Book{id title}}}', null],
    ['through fragments', '{book(id:"1"){...F}} fragment F on Book{id title author{id ...on Person{name}}}', null],
    ['through fragments that ask for ids', '{book(id:"1"){id ...F}} fragment F on Book{title}', '60000 private'],
    ['a change is not kept', 'mutation{book(id:"1"){id}}', null],
  ])('%s', (_, operation, expected) => expect(of(operation)).toBe(expected));

  test('of entities, which are asked for by their ids', () => {
    expect(entities('...on Book{title}')).toBe('60000 private');
    expect(entities('...on Genre{name}')).toBe('600000 public');
    expect(entities('...on Book{title genre{id name}}')).toBe('60000 private');
    expect(entities('...on Genre{name}...on Book{price}')).toBe('5000 private');
    expect(entities('...on Person{name}')).toBe(null);
    expect(entities('__typename')).toBe(null);
  });

  test('what has an id is asked for it, under whatever name, and always', () => {
    expect(of('{book(id:"1"){title}}')).toBe(null);
    expect(of('{book(id:"1"){it:id title}}')).toBe('60000 private');
    expect(of('query($if:Boolean!){book(id:"1"){id@include(if:$if) title}}')).toBe(null);
    expect(of('{book(id:"1"){id author{name}}}')).toBe(null);
  });

  test('the same text is the same everywhere, and another is another', () => {
    const [one, same, other] = ['{time}', '{time}', '{ time }'].map((text) => policies.of(text)?.hash);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });
});

/** Pages and the like: they are what the list is that they belong to. */
const STRUCTURE = /^(\w+Connection|\w+Edge|PageInfo|Money|Membership|Attendance)\./;
/** What never changes as long as there is what it belongs to, and what says to whom that belongs. */
const CONSTANT = [
  ...['Interest.id', 'Interest.name', 'Query.interests', 'User.id', 'Query.me'],
  ...['Community.id', 'Community.createdAt', 'Community.bookmarkCount'],
  ...['Post.id', 'Post.createdAt', 'Post.author', 'Post.community'],
  ...['Photo.id', 'Photo.createdAt', 'Photo.caption', 'Photo.uploader', 'Photo.width', 'Photo.height'],
  ...['Schedule.id', 'Schedule.community', 'Schedule.host', 'Schedule.icsUrl'],
  ...['ChatRoom.id', 'ChatRoom.kind', 'ChatRoom.community'],
  ...['Message.id', 'Message.seq', 'Message.sentAt', 'Message.sender', 'Message.replyTo', 'Message.clientMessageId'],
];
/** Nobody but the viewer changes it, and whoever changes anything sees it. */
const ONE_S_OWN = ['Community.viewerHasBookmarked', 'ChatRoom.isMuted'];
/** Addresses of private pictures are good for five minutes at least. */
const GOOD_FOR_LONGER = ['Photo.url', 'Photo.thumbnailUrl'];
/** No event tells of it: it is as old as its age says, at most. */
const AGES = { 'Community.bookmarkCount': 10 };

test('each field that is kept is one that an event tells of, or that need not be told of', () => {
  const sdl = readFileSync(SUPERGRAPH_FILE, 'utf8');
  const { supergraph } = planned(sdl);
  const schema = supergraph.schema.toGraphQLJSSchema();
  const hints = readCacheHints(sdl);
  const kept = new Map<string, number>();
  const visit = (type: GraphQLObjectType, age: number) => {
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const [own, ofType] = [hints.get(`${type.name}.${field.name}`), hints.get(named.name)];
      const inherits = !isCompositeType(named) || own?.inheritMaxAge || ofType?.inheritMaxAge;
      const here = own?.maxAge ?? (isCompositeType(named) ? ofType?.maxAge : undefined) ?? (inherits ? age : 0);
      if (here <= (kept.get(`${type.name}.${field.name}`) ?? 0)) continue;
      kept.set(`${type.name}.${field.name}`, here);
      if (isObjectType(named)) visit(named, here);
    }
  };
  visit(schema.getQueryType() as GraphQLObjectType, 0);
  for (const [name, { maxAge = 0 }] of hints) {
    const type = schema.getType(name);
    if (isObjectType(type)) visit(type, maxAge);
  }
  expect(kept.size).toBeGreaterThan(100);
  const told = new Set(Object.values(changedFields).flat());
  const known = new Set([...told, ...CONSTANT, ...ONE_S_OWN, ...GOOD_FOR_LONGER]);
  expect([...kept.keys()].filter((field) => !known.has(field) && !STRUCTURE.test(field))).toEqual([]);
  for (const [field, age] of Object.entries(AGES)) expect(kept.get(field), field).toBe(age);
  // No entry is remembered for longer than what happened to it.
  for (const [field, age] of kept) expect(age, field).toBeLessThanOrEqual(60);
});
