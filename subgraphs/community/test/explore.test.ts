import { demoId } from '@moim/stack/demo';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);

describe('communities', () => {
  const find = async (filter: Record<string, unknown> | null, as: string | null = null) => {
    const { data, errors } = await community.ask(
      'query ($filter: CommunityFilter) { communities(filter: $filter) { totalCount edges { node { name memberCount } } } }',
      { filter },
      { as },
    );
    expect(errors).toBeUndefined();
    const names: string[] = data.communities.edges.map((edge: { node: { name: string } }) => edge.node.name);
    expect(data.communities.totalCount).toBe(names.length);
    return names;
  };

  test('the liveliest come first', async () => {
    expect((await find(null)).slice(0, 2)).toEqual(['북한산 등산회', '서울 필름 사진회']);
  });

  test('empty filters filter nothing', async () => {
    expect(await find({ interestId: null, region: null, text: null })).toHaveLength(11);
    expect(await find({ region: ' ', text: ' \n\t' })).toHaveLength(11);
  });

  test.each([
    [{ interestId: 'hiking' }, ['북한산 등산회', '부산 바닷길 걷기']],
    [{ interestId: 'hiking', region: '부산' }, ['부산 바닷길 걷기']],
    [{ interestId: 'gardening' }, []],
    [{ region: '서울 마포구' }, ['한강 러닝크루', '커피 노트']],
    [{ region: '마포구' }, []],
    [{ text: '초보' }, ['북한산 등산회']],
    [{ text: '필름' }, ['서울 필름 사진회']],
    [{ text: '골목 카메라' }, ['서울 필름 사진회']],
    [{ text: '골목 카메라 등산' }, []],
    [{ text: '5KM' }, ['한강 러닝크루']],
    // As Hangul comes from some keyboards: in parts.
    [{ text: '필름'.normalize('NFD') }, ['서울 필름 사진회']],
  ])('%j finds %j', async (filter, names) => {
    expect(await find(filter)).toEqual(names);
  });

  test.each([
    { text: '%' },
    { text: '_' },
    { text: '\\' },
    { text: "'; drop table communities; --" },
    { region: '%' },
    { region: '서_' },
  ])('%j is taken literally', async (filter) => {
    expect(await find(filter)).toEqual([]);
  });

  test('a null character does no harm', async () => {
    expect(await find({ text: '초보\u0000' })).toEqual(['북한산 등산회']);
    expect(await find({ region: '서울\u0000' })).toEqual(await find({ region: '서울' }));
  });

  test.each([
    { text: '가'.repeat(101) },
    { region: '가'.repeat(41) },
    { interestId: demoId('com', 'bukhansan') },
    { interestId: '' },
  ])('refuses %j', async (filter) => {
    const { data, errors } = await community.ask(
      'query ($filter: CommunityFilter) { communities(filter: $filter) { totalCount } }',
      { filter },
    );
    expect(data).toEqual({ communities: null });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('recommendedCommunities', () => {
  const recommend = async (as: string | null, first = 50): Promise<string[]> => {
    const { data, errors } = await community.ask(
      'query ($first: Int!) { recommendedCommunities(first: $first) { name } }',
      { first },
      { as },
    );
    expect(errors).toBeUndefined();
    return data.recommendedCommunities.map((club: { name: string }) => club.name);
  };

  test('최도윤, who likes hiking and photography and lives in Gangnam, gets those first', async () => {
    expect((await recommend('doyun')).slice(0, 5)).toEqual([
      '북한산 등산회',
      '서울 필름 사진회',
      '부산 바닷길 걷기',
      '목요일 보드게임',
      '영어 수다 테이블',
    ]);
  });

  test('people signed out and people nothing is known of get the largest', async () => {
    const largest = await recommend(null, 3);
    expect(largest).toEqual(['북한산 등산회', '서울 필름 사진회', expect.any(String)]);
    expect(await recommend('nobody', 3)).toEqual(largest);
  });

  test('a new small club comes before old ones of its size, and later no more', async () => {
    const before = await recommend(null);
    const id = demoId('com', 'busan-hikers');
    const { createdAt } = await db.community.findUniqueOrThrow({ where: { id } });
    await db.community.update({ where: { id }, data: { createdAt: new Date(), updatedAt: new Date() } });
    try {
      expect(before.at(-1)).toBe('부산 바닷길 걷기');
      expect((await recommend(null))[0]).toBe('부산 바닷길 걷기');
    } finally {
      await db.community.update({ where: { id }, data: { createdAt } });
    }
  });

  test('leaves out clubs one is in', async () => {
    const forMinji = await recommend('minji');
    for (const own of ['북한산 등산회', '한강 러닝크루', '서울 필름 사진회', '커피 노트'])
      expect(forMinji).not.toContain(own);
    expect(forMinji).toContain('부산 바닷길 걷기');
  });

  const doyunInBukhansan = { communityId: demoId('com', 'bukhansan'), userId: demoId('usr', 'doyun') };
  test.each([
    ['he waits for', () => db.joinRequest.create({ data: doyunInBukhansan })],
    ['he is banned from', () => db.ban.create({ data: { ...doyunInBukhansan, bannedBy: demoId('usr', 'minji') } })],
    [
      'is full',
      () =>
        db.$executeRaw`update communities set member_limit = member_count where id = ${doyunInBukhansan.communityId}`,
    ],
    [
      'invites only',
      () => db.$executeRaw`update communities set join_policy = 'INVITE' where id = ${doyunInBukhansan.communityId}`,
    ],
  ])('leaves out a club that %s', async (_why, arrange) => {
    expect(await recommend('doyun')).toContain('북한산 등산회');
    await arrange();
    try {
      expect(await recommend('doyun')).not.toContain('북한산 등산회');
    } finally {
      await db.joinRequest.deleteMany({ where: doyunInBukhansan });
      await db.ban.deleteMany({ where: doyunInBukhansan });
      await db.community.update({
        where: { id: doyunInBukhansan.communityId },
        data: { memberLimit: 500, joinPolicy: 'OPEN' },
      });
    }
  });

  describe('what people join who are in my clubs', () => {
    const viewer = demoId('usr', 'newcomer');
    const friends = Array.from({ length: 5 }, (_, i) => demoId('usr', `friend-${i}`));
    const [host] = friends as [string];
    const small = demoId('com', 'busan-hikers');
    const ours = demoId('com', 'neighbours');
    const enter = (communityId: string, userIds: string[]) =>
      db.membership.createMany({ data: userIds.map((userId) => ({ communityId, userId })) });

    beforeAll(async () => {
      await db.$transaction([
        db.community.create({
          data: {
            id: ours,
            name: '동네 친구들',
            interestId: 'coffee',
            region: '제주',
            visibility: 'PRIVATE',
            memberCount: 6,
          },
        }),
        db.membership.create({ data: { communityId: ours, userId: host, role: 'LEADER' } }),
        enter(ours, [viewer, ...friends.slice(1)]),
        enter(small, friends),
      ]);
    });
    afterAll(async () => {
      await db.community.delete({ where: { id: ours } });
      await db.membership.deleteMany({ where: { communityId: small, userId: { in: friends } } });
    });

    test('comes before what only is large; for who is alone it does not', async () => {
      const forNewcomer = await recommend('newcomer');
      expect(forNewcomer[0]).toBe('부산 바닷길 걷기');
      expect(forNewcomer).not.toContain('동네 친구들');
      // A stranger to all of them, known by nothing but an id.
      for (const stranger of [null, 'nobody']) expect((await recommend(stranger)).at(-1)).toBe('부산 바닷길 걷기');
    });

    test.each([
      ['a private club', { visibility: 'PRIVATE' as const }],
      ['a closed club', { closedAt: new Date(Date.now() + 1_000) }],
      ['a club by invitation', { joinPolicy: 'INVITE' as const }],
    ])('is never %s', async (_what, change) => {
      const { visibility, joinPolicy, closedAt } = await db.community.findUniqueOrThrow({ where: { id: small } });
      await db.community.update({ where: { id: small }, data: change });
      try {
        expect(await recommend('newcomer')).not.toContain('부산 바닷길 걷기');
      } finally {
        await db.community.update({ where: { id: small }, data: { visibility, joinPolicy, closedAt } });
      }
    });
  });

  test.each([0, 51, -1])('refuses first: %i', async (first) => {
    const { errors } = await community.ask('query ($first: Int!) { recommendedCommunities(first: $first) { id } }', {
      first,
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
