import { demoId } from '@moim/stack/demo';
import { describePolicy, type PolicyClub, PolicySchema } from '@moim/test-kit';
import { expect } from 'vitest';
import { MATRIX, type Person } from './matrix.ts';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);
const schema = new PolicySchema(new URL('../schema.graphql', import.meta.url), {
  User: ['id', 'name', 'avatarUrl'],
  Community: ['id'],
});

let clubs = 0;

/** A club with somebody of each kind, all of them in no other; the leader's place is claimed by staff. */
async function club(kind: PolicyClub) {
  const key = `club-${++clubs}`;
  const id = demoId('com', key);
  const [invite, code] = [demoId('inv', key), `${1_000_000_000 + clubs}`];
  const who = Object.fromEntries(
    MATRIX.people.map((person) => [person, person === 'SIGNED_OUT' ? null : `${key}-${person}`]),
  ) as Record<Person, string | null>;
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
      select unnest(${MATRIX.people.map(usr)}::text[]), '누군가', 'https://example.com/a.png'`,
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

/** Everything that somebody gets to see of a club, and of its member and leader. */
async function seenBy(at: TestClub, as: string | null): Promise<Set<string>> {
  const { data, errors } = await community.ask(
    `query ($id: ID!, $name: String!, $member: [_Any!]!, $leader: [_Any!]!) {
      me { id }
      community(id: $id) ${schema.selection('Community')}
      communities(filter: { text: $name }) ${schema.selection('CommunityConnection', true)}
      recommendedCommunities { __typename }
      interests ${schema.selection('Interest')}
      member: _entities(representations: $member) { ... on User {
        id name avatarUrl memberships ${schema.selection('MembershipConnection', true)}
        bookmarks ${schema.selection('BookmarkConnection', true)} } }
      leader: _entities(representations: $leader) { ... on User { closedCommunities ${schema.selection('ClosedCommunity')} } }
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
  schema.note('Query', rest, seen);
  schema.note('User', member, seen);
  schema.note('User', leader, seen);
  return seen;
}

describePolicy({
  subgraph: community,
  schema,
  matrix: MATRIX,
  club,
  input: (mutation, at) => INPUTS[mutation]?.(at) ?? { communityId: at.id },
  seenBy,
});
