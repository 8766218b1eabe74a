import { readCommunityConfig, startCommunity } from '@moim/community';
import { demoId } from '@moim/stack/demo';
import { type TestSubgraph, testNamespace, testSubgraph } from '@moim/test-kit';
import { readUserConfig, startUser } from '@moim/user';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

// A leader who has vanished is succeeded: the community service asks the user service when they were last seen.
const env = { EVENTS_NAMESPACE: testNamespace() };
const claimsEveryMs = 100;
let communityEnv: NodeJS.ProcessEnv = {};
const user = await testSubgraph('user', (given) => startUser(readUserConfig(given)), { env });
const community = await testSubgraph(
  'community',
  (given) => {
    communityEnv = given;
    return startCommunity(readCommunityConfig(given), { claimsEveryMs });
  },
  { env },
);
const users = await connection(user);
const clubs = await connection(community);

/** What services do by themselves is done within moments; a test run may keep the machine busy. */
const SOON = { timeout: 15_000, interval: 50 };
const person = (key: string) => demoId('usr', key);

async function connection(subgraph: TestSubgraph): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: subgraph.database.url });
  // The database is dropped when the file is done, whoever is connected.
  client.on('error', () => {});
  await client.connect();
  afterAll(() => client.end());
  return client;
}

async function attempt(mutation: string, input: Record<string, unknown>, as: string): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await community.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data[mutation].userErrors[0]?.code ?? 'OK';
}

/** A club that minji leads, with junho and seoyeon as staff and doyun as a member. */
async function found(): Promise<string> {
  const { data } = await community.ask(
    `mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) { community { id } } }`,
    { input: { name: '새벽 산책', interestId: 'hiking', region: '서울' } },
    { as: 'minji' },
  );
  const communityId: string = data.createCommunity.community.id;
  for (const who of ['junho', 'seoyeon', 'doyun']) await attempt('joinCommunity', { communityId }, who);
  for (const who of ['junho', 'seoyeon']) {
    const input = { communityId, userId: person(who), role: 'STAFF' };
    expect(await attempt('changeMemberRole', input, 'minji')).toBe('OK');
  }
  return communityId;
}

/** Nobody has seen them for so many days. */
async function vanish(who: string, days: number): Promise<void> {
  const at = `now() - interval '${days} days'`;
  await users.query('delete from sessions where user_id = $1', [person(who)]);
  await users.query(`update users set created_at = ${at} - interval '1 day', last_seen_at = ${at} where id = $1`, [
    person(who),
  ]);
}

const showUp = (who: string) => users.query('update users set last_seen_at = now() where id = $1', [person(who)]);

/** As if the claim had been made so much earlier. */
const wait = (communityId: string, days: number) =>
  clubs.query(
    `update leadership_claims set claimed_at = claimed_at - make_interval(days => $2), takes_effect_at = takes_effect_at - make_interval(days => $2)
     where community_id = $1 and status = 'OPEN'`,
    [communityId, days],
  );

const claims = async (communityId: string): Promise<string[]> => {
  const { rows } = await clubs.query(
    'select status from leadership_claims where community_id = $1 order by claimed_at, claimant_id',
    [communityId],
  );
  return rows.map(({ status }) => status);
};

const roles = async (communityId: string) => {
  const { rows } = await clubs.query('select user_id, role from memberships where community_id = $1', [communityId]);
  const byId = new Map(rows.map(({ user_id, role }) => [user_id, role]));
  return ['minji', 'junho', 'seoyeon', 'doyun'].map((who) => byId.get(person(who)) ?? null);
};

/** What was told of the club from this event on. */
const told = async (communityId: string, from: string) => {
  const { rows } = await clubs.query(
    `select subject, aggregate_version as version, payload from outbox_events where aggregate_id = $1 order by seq`,
    [communityId],
  );
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_row, i) => i + 1));
  return rows
    .slice(rows.findIndex(({ subject }) => subject === from))
    .map(({ subject, payload }) => ({ subject, payload }));
};

/** Who was told what of the club. */
const feeds = async (communityId: string, kind: string): Promise<string[]> => {
  const { rows } = await users.query(
    `select u.email from notifications n join users u on u.id = n.user_id where kind = $1::notification_kind and link = $2 order by email`,
    [kind, `/communities/${communityId}`],
  );
  return rows.map(({ email }) => email.split('@')[0]);
};

const shownTo = async (communityId: string, as: string) => {
  const { data } = await community.ask(
    'query ($id: ID!) { community(id: $id) { leadershipClaim { claimant { id } claimedAt takesEffectAt } } }',
    { id: communityId },
    { as },
  );
  return data.community.leadershipClaim;
};

const OPENED = 'community.leadership_claim.opened.v1';
const SETTLED = 'community.leadership_claim.settled.v1';
const ROLE_CHANGED = 'community.member.role_changed.v1';

describe('a claim', () => {
  beforeEach(() => vanish('minji', 100));

  test('takes a leader who has not been seen for three months', async () => {
    const communityId = await found();
    for (const days of [1, 88]) {
      await vanish('minji', days);
      expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('LEADER_PRESENT');
    }
    await vanish('minji', 100);
    // A session that is open counts, too.
    await users.query(
      `insert into sessions (id, user_id, created_at, last_seen_at, expires_at)
       values ($1, $2, now() - interval '99 days', now() - interval '20 days', now() + interval '10 days')`,
      [demoId('ses', 'tablet'), person('minji')],
    );
    expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('LEADER_PRESENT');
    expect(await claims(communityId)).toEqual([]);
    await vanish('minji', 100);
    expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('OK');
  });

  test('is for staff alone, and the first one counts', async () => {
    const communityId = await found();
    for (const who of ['minji', 'doyun', 'harin']) {
      expect(await attempt('claimLeadership', { communityId }, who)).toBe('FORBIDDEN');
    }
    expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('OK');
    expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('OK');
    expect(await attempt('claimLeadership', { communityId }, 'seoyeon')).toBe('CLAIMED_ALREADY');
    expect(await claims(communityId)).toEqual(['OPEN']);
    const [opened, ...more] = await told(communityId, OPENED);
    expect(more).toEqual([]);
    expect(opened?.payload).toMatchObject({
      claimantId: person('junho'),
      leaderId: person('minji'),
      staffIds: [person('minji'), person('seoyeon')],
    });
    await expect.poll(() => feeds(communityId, 'LEADERSHIP_CLAIMED'), SOON).toEqual(['minji', 'seoyeon']);
    for (const who of ['junho', 'seoyeon']) {
      const claim = await shownTo(communityId, who);
      expect(claim.claimant).toEqual({ id: person('junho') });
      expect(Date.parse(claim.takesEffectAt) - Date.parse(claim.claimedAt)).toBe(7 * 24 * 3600_000);
    }
    for (const who of ['doyun', 'harin']) expect(await shownTo(communityId, who)).toBeNull();
  });

  test('takes effect after a week, not before, and once', async () => {
    const communityId = await found();
    await attempt('claimLeadership', { communityId }, 'junho');
    await wait(communityId, 6);
    // Several looks at it.
    await new Promise((resolve) => setTimeout(resolve, 10 * claimsEveryMs));
    expect(await claims(communityId)).toEqual(['OPEN']);
    await wait(communityId, 1);
    await expect.poll(() => claims(communityId), SOON).toEqual(['SUCCEEDED']);
    expect(await roles(communityId)).toEqual(['STAFF', 'LEADER', 'STAFF', 'MEMBER']);
    expect(
      (await told(communityId, OPENED)).map(({ subject, payload }) => [subject, payload.role ?? payload.outcome]),
    ).toEqual([
      [OPENED, undefined],
      [ROLE_CHANGED, 'STAFF'],
      [ROLE_CHANGED, 'LEADER'],
      [SETTLED, 'SUCCEEDED'],
    ]);
    await expect.poll(() => feeds(communityId, 'LEADERSHIP_SUCCEEDED'), SOON).toEqual(['minji', 'seoyeon']);
    expect(await shownTo(communityId, 'junho')).toBeNull();
    expect(await attempt('updateCommunity', { id: communityId, name: '새 출발' }, 'junho')).toBe('OK');
  });

  test('ends when the leader is seen, even on the last day', async () => {
    const communityId = await found();
    await attempt('claimLeadership', { communityId }, 'junho');
    await showUp('minji');
    await wait(communityId, 7);
    await expect.poll(() => claims(communityId), SOON).toEqual(['REFUSED']);
    expect(await roles(communityId)).toEqual(['LEADER', 'STAFF', 'STAFF', 'MEMBER']);
    await expect.poll(() => feeds(communityId, 'LEADERSHIP_CLAIM_REFUSED'), SOON).toEqual(['junho', 'seoyeon']);
    expect(await attempt('claimLeadership', { communityId }, 'seoyeon')).toBe('LEADER_PRESENT');
  });

  test.each([
    ['the leader says no', 'rejectLeadershipClaim', {}, 'minji', 'REFUSED'],
    ['the leader does anything else in the club', 'createInvite', {}, 'minji', 'REFUSED'],
    ['the leader hands over', 'transferLeadership', { userId: person('doyun') }, 'minji', 'REFUSED'],
    [
      'the leader takes the role from the claimant',
      'changeMemberRole',
      { userId: person('junho'), role: 'MEMBER' },
      'minji',
      'REFUSED',
    ],
    ['the claimant takes it back', 'withdrawLeadershipClaim', {}, 'junho', 'WITHDRAWN'],
    ['the claimant leaves', 'leaveCommunity', {}, 'junho', 'WITHDRAWN'],
  ])('ends when %s', async (_how, mutation, input, as, outcome) => {
    const communityId = await found();
    await attempt('claimLeadership', { communityId }, 'junho');
    expect(await attempt(mutation, { communityId, ...input }, as)).toBe('OK');
    expect(await claims(communityId)).toEqual([outcome]);
    const settled = (await told(communityId, OPENED)).filter(({ subject }) => subject === SETTLED);
    expect(settled).toMatchObject([{ payload: { claimantId: person('junho'), leaderId: person('minji'), outcome } }]);
    // Nothing comes of it later, and again it changes nothing.
    if (mutation.endsWith('LeadershipClaim')) {
      const before = await told(communityId, OPENED);
      expect(await attempt(mutation, { communityId }, as)).toBe('OK');
      expect(await told(communityId, OPENED)).toEqual(before);
    }
  });

  test('of one is nobody else’s to take back, nor to refuse', async () => {
    const communityId = await found();
    await attempt('claimLeadership', { communityId }, 'junho');
    expect(await attempt('withdrawLeadershipClaim', { communityId }, 'seoyeon')).toBe('OK');
    expect(await attempt('rejectLeadershipClaim', { communityId }, 'seoyeon')).toBe('FORBIDDEN');
    expect(await attempt('leaveCommunity', { communityId }, 'seoyeon')).toBe('OK');
    expect(await claims(communityId)).toEqual(['OPEN']);
  });

  test('ends with the account of the claimant', async () => {
    const communityId = await found();
    await attempt('joinCommunity', { communityId }, 'person-21');
    const promoted = { communityId, userId: person('person-21'), role: 'STAFF' };
    expect(await attempt('changeMemberRole', promoted, 'minji')).toBe('OK');
    expect(await attempt('claimLeadership', { communityId }, 'person-21')).toBe('OK');
    const deletionId = demoId('del', 'person-21');
    await users.query("insert into account_deletions (id, user_id, secret) values ($1, $2, 'a secret of this test')", [
      deletionId,
      person('person-21'),
    ]);
    await users.query(
      `with gone as (update users set deleted_at = now(), name = '-', email = null, password_hash = null, avatar_url = null, bio = null, mbti = null,
           region = null, last_seen_at = null, version = version + 1
         where id = $1 returning version)
       insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload)
       select 'evt_' || gen_random_uuid(), 'user.deletion.requested.v1', $1, version, jsonb_build_object('userId', $1::text, 'deletionId', $2::text)
       from gone`,
      [person('person-21'), deletionId],
    );
    await expect.poll(() => claims(communityId), SOON).toEqual(['WITHDRAWN']);
    const [settled] = (await told(communityId, OPENED)).filter(({ subject }) => subject === SETTLED);
    expect(settled?.payload).toMatchObject({ claimantId: person('person-21'), outcome: 'WITHDRAWN' });
  });
});

describe('a claim that falls due', () => {
  beforeEach(() => vanish('minji', 100));

  test.each([1, 2, 3, 4, 5, 6])('while the leader hands over: one of both, round %i', async () => {
    const communityId = await found();
    await attempt('claimLeadership', { communityId }, 'junho');
    await wait(communityId, 8);
    // Sometimes before the service has looked, sometimes after.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1.5 * claimsEveryMs));
    const handedOver = await attempt('transferLeadership', { communityId, userId: person('seoyeon') }, 'minji');
    await expect.poll(() => claims(communityId), SOON).not.toEqual(['OPEN']);
    const [outcome] = await claims(communityId);
    expect([
      ['SUCCEEDED', 'FORBIDDEN', 'LEADER', 'STAFF'],
      ['REFUSED', 'OK', 'STAFF', 'LEADER'],
    ]).toContainEqual([outcome, handedOver, ...(await roles(communityId)).slice(1, 3)]);
    expect((await roles(communityId)).filter((role) => role === 'LEADER')).toHaveLength(1);
    await told(communityId, OPENED);
  });
});

describe('while something is away', () => {
  beforeEach(() => vanish('minji', 100));

  test('nobody is succeeded while the user service does not answer, and then they are', async () => {
    const [communityId, another] = [await found(), await found()];
    await attempt('claimLeadership', { communityId }, 'junho');
    await wait(communityId, 8);
    const held = await attempt('claimLeadership', { communityId: another }, 'junho');
    expect(held).toBe('OK');
    await expect.poll(() => claims(communityId), SOON).toEqual(['SUCCEEDED']);
    await user.stop();
    await wait(another, 8);
    expect(await attempt('claimLeadership', { communityId: another }, 'seoyeon')).toBe('CLAIMED_ALREADY');
    await new Promise((resolve) => setTimeout(resolve, 10 * claimsEveryMs));
    expect(await claims(another)).toEqual(['OPEN']);
    const third = await found();
    expect(await attempt('claimLeadership', { communityId: third }, 'junho')).toBe('TRY_AGAIN');
    await user.start();
    await expect.poll(() => claims(another), SOON).toEqual(['SUCCEEDED']);
  });

  test('what fell due while all was down is done once, by whichever of several processes', async () => {
    const led = await Promise.all(Array.from({ length: 8 }, () => found()));
    for (const communityId of led) expect(await attempt('claimLeadership', { communityId }, 'junho')).toBe('OK');
    await community.stop();
    for (const communityId of led) await wait(communityId, 8);
    const another = await startCommunity(readCommunityConfig({ ...communityEnv, PORT: '0' }), { claimsEveryMs });
    try {
      await community.start();
      for (const communityId of led) await expect.poll(() => claims(communityId), SOON).toEqual(['SUCCEEDED']);
    } finally {
      await another.stop();
    }
    for (const communityId of led) {
      expect(await roles(communityId)).toEqual(['STAFF', 'LEADER', 'STAFF', 'MEMBER']);
      expect(await told(communityId, ROLE_CHANGED)).toHaveLength(6);
    }
  });
});
