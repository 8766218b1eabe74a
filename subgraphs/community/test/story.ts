import { catalogue, parseType, readData } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import type { GraphQLAnswer, TestSubgraph } from '@moim/test-kit';
import { expect } from 'vitest';
import type { PrismaClient } from '../src/generated/prisma/client.ts';

type Input = Record<string, unknown>;

/** What a club is in tests when nothing else is said. */
const CLUB = { name: '새벽 산책', introduction: '', interestId: 'hiking', region: '서울 은평구' };

const COMMUNITY = `community { id name introduction coverUrl region visibility joinPolicy memberLimit memberCount bookmarkCount
  viewerHasBookmarked viewerMembership { role status } leader { id } interest { id } }`;

/** What mutations answer that do not answer the club. */
const RESULTS: Record<string, string> = {
  createInvite: 'invite { id code expiresAt maxUses useCount }',
  closeCommunity: 'closedCommunity { id name closedAt reopenableUntil }',
};

/** An event as others get it. */
export interface Happened {
  name: string;
  version: number;
  data: GraphQLAnswer['data'];
}

/** A change of the club itself names it `id`, every other one `communityId`. */
const clubAsId = ({ communityId, ...input }: Input): Input => ({ id: communityId, ...input });

/** Says in few words what people do in clubs, and reads what is told of it. */
export function storyOf(community: TestSubgraph, db: PrismaClient) {
  const ask = (
    mutation: string,
    input: Input,
    as: string | null,
    locale: 'ko' | 'en' = 'ko',
  ): Promise<GraphQLAnswer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const result = RESULTS[mutation] ?? COMMUNITY;
    return community.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} userErrors { field message code } } }`,
      { input: mutation === 'updateCommunity' ? clubAsId(input) : input },
      { as, locale },
    );
  };

  /** Does it, and returns the payload; fails when it was refused. */
  const act = async (mutation: string, input: Input, as: string) => {
    const { data, errors } = await ask(mutation, input, as);
    expect(errors).toBeUndefined();
    expect(data[mutation].userErrors).toEqual([]);
    return data[mutation];
  };

  /** Tries it, and returns what came of it: `OK`, the code of the user error with its field, or that of the error. */
  const attempt = async (mutation: string, input: Input, as: string | null): Promise<string> => {
    const { data, errors } = await ask(mutation, input, as);
    if (errors) return errors.map(({ extensions }) => extensions.code).join();
    const { userErrors, ...result } = data[mutation];
    if (userErrors.length === 0) return 'OK';
    expect(Object.values(result)).toEqual([null]);
    return userErrors
      .map(({ field, code }: { field: string[] | null; code: string }) => [code, ...(field ?? [])].join(' '))
      .join();
  };

  /** Founds a club, and lets people in whatever its policy. Returns its id. */
  const found = async (
    leader: string,
    { staff = [], members = [], ...input }: Input & { staff?: string[]; members?: string[] } = {},
  ): Promise<string> => {
    const { id } = (await act('createCommunity', { ...CLUB, ...input }, leader)).community;
    for (const person of [...staff, ...members]) {
      const { code } = (await act('createInvite', { communityId: id }, leader)).invite;
      await act('joinCommunity', { communityId: id, inviteCode: code }, person);
    }
    for (const person of staff) {
      await act('changeMemberRole', { communityId: id, userId: demoId('usr', person), role: 'STAFF' }, leader);
    }
    return id;
  };

  /** What was told of a club, in order; every event is what the catalogue says, and each raised the version by one. */
  const told = async (communityId: string, after = 0): Promise<Happened[]> => {
    const rows = await db.outboxEvent.findMany({ where: { aggregateId: communityId }, orderBy: { seq: 'asc' } });
    const { version } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    const first = version - rows.length + 1;
    expect(rows.map((row) => row.aggregateVersion)).toEqual(rows.map((_row, i) => first + i));
    return rows
      .map(({ subject, payload, aggregateVersion }) => {
        const type = parseType(subject);
        const definition = catalogue.find(({ name }) => name === type?.name);
        if (type === null || definition === undefined) throw new Error(`${subject} is not in the catalogue`);
        const data = readData(definition, type.version, payload);
        expect(data).toEqual(payload);
        return { name: type.name, version: aggregateVersion, data };
      })
      .filter(({ version }) => version > after);
  };

  const version = async (communityId: string): Promise<number> =>
    (await db.community.findUniqueOrThrow({ where: { id: communityId } })).version;

  /** What is told of a club while `work` runs. */
  const toldBy = async (communityId: string, work: () => Promise<unknown>): Promise<Happened[]> => {
    const before = await version(communityId);
    await work();
    return told(communityId, before);
  };

  /** Whether what the club counts is what there is. */
  const expectCounts = async (communityId: string) => {
    const { memberCount, bookmarkCount } = await db.community.findUniqueOrThrow({ where: { id: communityId } });
    expect(memberCount).toBe(await db.membership.count({ where: { communityId } }));
    expect(bookmarkCount).toBe(await db.bookmark.count({ where: { communityId } }));
  };

  const standing = async (communityId: string, person: string): Promise<string | null> => {
    const where = { communityId_userId: { communityId, userId: demoId('usr', person) } };
    return (await db.membership.findUnique({ where }))?.role ?? null;
  };

  return { ask, act, attempt, found, told, toldBy, version, standing, expectCounts };
}

export const person = (key: string): string => demoId('usr', key);
