import { readFileSync } from 'node:fs';
import { demoId } from '@moim/stack/demo';
import { buildASTSchema, getNamedType, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { CLUBS, type Club, FIELDS, MUTATIONS, OUTCOMES, PEOPLE, type Person, type Row } from './matrix.ts';
import { databaseOf, testCommunity } from './start.ts';

// The policy, walked cell by cell through the real subgraph. What the schema has and the matrix has not fails.
const community = await testCommunity();
const db = databaseOf(community);
const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8').replace(/extend schema[^\n]*\n/, '');
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });

/** What is no part of a club: what mutations answer, and what pages consist of. */
const LEFT_OUT = /^(Mutation|PageInfo|UserError|.*Payload|__.*)$/;
const types = Object.values(schema.getTypeMap()).filter(isObjectType);
const shown = types.filter(({ name }) => !LEFT_OUT.test(name));

/** Outcomes that leave a club as it was. */
const REFUSALS = new Set(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']);

let clubs = 0;

/** A club with somebody of each kind, all of them in no other; the leader's place is claimed by staff. */
async function club(kind: Club) {
  const key = `club-${++clubs}`;
  const id = demoId('com', key);
  const [invite, code] = [demoId('inv', key), `${1_000_000_000 + clubs}`];
  const who = Object.fromEntries(PEOPLE.map((person) => [person, person === 'SIGNED_OUT' ? null : `${key}-${person}`]));
  const usr = (person: Person) => demoId('usr', `${key}-${person}`);
  await db.$transaction([
    db.$executeRaw`
      insert into communities (id, name, introduction, interest_id, region, cover_url, visibility, join_policy, member_limit, member_count,
        bookmark_count, created_at, closed_at)
      values (${id}, ${key}, '소개', 'hiking', '서울', '/media/demo/hiking.webp', ${kind === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC'}::visibility,
        'APPROVAL', 50, 4, 1, now() - interval '1 year', case when ${kind === 'CLOSED'} then now() end)`,
    db.$executeRaw`
      insert into memberships (community_id, user_id, role) values (${id}, ${usr('LEADER')}, 'LEADER'), (${id}, ${usr('STAFF')}, 'STAFF'),
        (${id}, ${usr('MEMBER')}, 'MEMBER'), (${id}, ${demoId('usr', `${key}-another`)}, 'MEMBER')`,
    db.$executeRaw`insert into join_requests (community_id, user_id, message) values (${id}, ${usr('WAITING')}, '같이 가요')`,
    db.$executeRaw`
      insert into bans (community_id, user_id, banned_by, reason) values (${id}, ${usr('BANNED')}, ${usr('LEADER')}, '광고')`,
    db.$executeRaw`
      insert into invites (id, community_id, code, created_by, expires_at, max_uses)
      values (${invite}, ${id}, ${code}, ${usr('LEADER')}, now() + interval '1 day', 9)`,
    db.$executeRaw`insert into bookmarks (user_id, community_id) values (${usr('MEMBER')}, ${id})`,
    db.$executeRaw`
      insert into leadership_claims (community_id, claimant_id, leader_id, leader_last_seen_at, takes_effect_at)
      values (${id}, ${usr('STAFF')}, ${usr('LEADER')}, now() - interval '1 year', now() + interval '169 hours')`,
    db.$executeRaw`
      insert into member_cards (user_id, name, avatar_url)
      select unnest(${PEOPLE.map(usr)}::text[]), '누군가', 'https://example.com/a.png'`,
  ]);
  return { id, name: key, invite, usr, who, another: demoId('usr', `${key}-another`) };
}

type TestClub = Awaited<ReturnType<typeof club>>;

/** What each mutation is asked to do: what leader or staff may do whenever anybody may. */
const INPUTS: Record<string, (club: TestClub) => Record<string, unknown>> = {
  createCommunity: () => ({ name: '새 모임', interestId: 'hiking', region: '서울' }),
  updateCommunity: ({ id }) => ({ id, introduction: '새 소개' }),
  closeCommunity: ({ id, name }) => ({ communityId: id, name }),
  approveJoinRequest: ({ id, usr }) => ({ communityId: id, userId: usr('WAITING') }),
  rejectJoinRequest: ({ id, usr }) => ({ communityId: id, userId: usr('WAITING') }),
  removeMember: ({ id, another }) => ({ communityId: id, userId: another }),
  unbanMember: ({ id, usr }) => ({ communityId: id, userId: usr('BANNED') }),
  revokeInvite: ({ id, invite }) => ({ communityId: id, inviteId: invite }),
  changeMemberRole: ({ id, another }) => ({ communityId: id, userId: another, role: 'STAFF' }),
  transferLeadership: ({ id, another }) => ({ communityId: id, userId: another }),
};

async function attempt(mutation: string, at: TestClub, as: string | null): Promise<string> {
  const input = (INPUTS[mutation] ?? (({ id }: TestClub) => ({ communityId: id })))(at);
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await community.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data[mutation].userErrors[0]?.code ?? 'OK';
}

/** A row as it turned out, in the letters of the matrix. */
const rowOf = (cells: Record<Club, string[]>): Row => [
  cells.PUBLIC.join(''),
  cells.PRIVATE.join(''),
  cells.CLOSED.join(''),
];

describe('who may do what', () => {
  const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});

  test('every mutation has a row', () => {
    expect(Object.keys(MUTATIONS).toSorted()).toEqual(fields.toSorted());
    for (const row of Object.values(MUTATIONS).flat()) expect(row).toHaveLength(PEOPLE.length);
  });

  test.each(fields)('%s', async (mutation) => {
    const letterOf = new Map(Object.entries(OUTCOMES).map(([letter, outcome]) => [outcome, letter]));
    const cells: Record<Club, string[]> = { PUBLIC: [], PRIVATE: [], CLOSED: [] };
    for (const kind of CLUBS) {
      let at = await club(kind);
      for (const person of PEOPLE) {
        const outcome = await attempt(mutation, at, at.who[person] ?? null);
        cells[kind].push(letterOf.get(outcome) ?? `(${outcome})`);
        // What one does must not stand in the way of the next.
        if (!REFUSALS.has(outcome)) at = await club(kind);
      }
    }
    expect(rowOf(cells)).toEqual(MUTATIONS[mutation]);
  });
});

/** All fields of a type, and of those below; a person or a club within another thing by what tells which it is. */
function selection(typeName: string, within: readonly string[] = []): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const names = Object.keys(type.getFields()).filter(
    (field) =>
      (within.length === 0 || typeName !== 'User' || ['id', 'name', 'avatarUrl'].includes(field)) &&
      (within.length === 0 || typeName !== 'Community' || field === 'id'),
  );
  const below = names.map((name) => {
    const { name: of } = getNamedType(type.getFields()[name]?.type as Parameters<typeof getNamedType>[0]) ?? {};
    return `${name} ${selection(of ?? '', [...within, typeName])}`;
  });
  return `{ ${below.join(' ')} }`;
}

/** Notes which fields of which types an answer has something in. */
function collect(typeName: string, value: unknown, seen: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(typeName, one, seen);
  const type = schema.getType(typeName);
  if (!isObjectType(type) || value === null || typeof value !== 'object' || Array.isArray(value)) return;
  for (const [name, below] of Object.entries(value)) {
    const field = type.getFields()[name];
    if (field === undefined || below === null) continue;
    seen.add(`${typeName}.${name}`);
    collect(getNamedType(field.type).name, below, seen);
  }
}

/** Everything that somebody gets to see of a club, and of its member and leader. */
async function seenBy(at: TestClub, as: string | null): Promise<Set<string>> {
  const { data, errors } = await community.ask(
    `query ($id: ID!, $name: String!, $member: [_Any!]!, $leader: [_Any!]!) {
      me { id }
      community(id: $id) ${selection('Community')}
      communities(filter: { text: $name }) ${selection('CommunityConnection', ['Query'])}
      recommendedCommunities { __typename }
      interests ${selection('Interest')}
      member: _entities(representations: $member) { ... on User {
        id name avatarUrl memberships ${selection('MembershipConnection', ['User'])}
        bookmarks ${selection('BookmarkConnection', ['User'])} } }
      leader: _entities(representations: $leader) { ... on User { closedCommunities ${selection('ClosedCommunity')} } }
    }`,
    {
      id: at.id,
      name: at.name,
      member: [{ __typename: 'User', id: at.usr('MEMBER') }],
      leader: [{ __typename: 'User', id: at.usr('LEADER') }],
    },
    { as },
  );
  expect(errors).toBeUndefined();
  const seen = new Set<string>();
  const { member, leader, ...rest } = data;
  collect('Query', rest, seen);
  collect('User', member, seen);
  collect('User', leader, seen);
  return seen;
}

describe('who sees what', () => {
  const fields = shown.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));

  test('every field has a row', () => {
    expect(Object.keys(FIELDS).toSorted()).toEqual(fields.toSorted());
    for (const row of Object.values(FIELDS).flat()) expect(row).toHaveLength(PEOPLE.length);
  });

  const table = CLUBS.flatMap((kind) => PEOPLE.map((person) => ({ kind, person })));
  test.each(table)('$person of a $kind club', async ({ kind, person }) => {
    const at = await club(kind);
    const seen = await seenBy(at, at.who[person] ?? null);
    const cell = (field: string) => FIELDS[field]?.[CLUBS.indexOf(kind)]?.charAt(PEOPLE.indexOf(person));
    expect(fields.filter((field) => seen.has(field)).toSorted()).toEqual(
      fields.filter((field) => cell(field) === 'Y').toSorted(),
    );
  });
});
