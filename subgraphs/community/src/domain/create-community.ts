import { communityCreated } from '@moim/events';
import { cleanLine, newId, unauthenticated } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import type { JoinPolicy, Visibility } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type CoverServices, claimCover } from './claim-cover.ts';
import { checkCommunity } from './community-input.ts';
import { leadsTooMany, MAX_LED } from './leaderships.ts';
import { userError } from './user-error.ts';

/** A club to be. */
export interface NewCommunity {
  name: string;
  introduction: string;
  interestId: string;
  region: string;
  visibility: Visibility;
  joinPolicy: JoinPolicy;
  memberLimit: number | null;
  coverUrl: string | null;
}

type Outcome = { ok: true; communityId: string } | { ok: false; userErrors: UserError[] };

/** Founds a club, which its founder leads. Throws UNAUTHENTICATED when the founder's account is gone. */
export async function createCommunity(
  services: CoverServices,
  founderId: string,
  input: NewCommunity,
): Promise<Outcome> {
  const { db, outbox, locale } = services;
  const { text, userErrors } = checkCommunity(input, locale);
  // Without null characters, which Postgres does not take.
  const interestId = cleanLine(input.interestId);
  const community = { ...input, ...text, interestId, id: newId('com') } as NewCommunity & { id: string };
  const say = messages(locale);
  const { id: communityId, coverUrl } = community;
  if (userErrors.length === 0)
    userErrors.push(...(await claimCover(services, { claimantId: founderId, communityId, coverUrl })));
  return outbox.transaction(db, async (tx: Prisma.TransactionClient, emit): Promise<Outcome> => {
    const { isInterest, isGone } = await look(tx, interestId, founderId);
    if (isGone) throw unauthenticated();
    if (!isInterest) userErrors.push(userError('NOT_FOUND', say.interestUnknown, 'interestId'));
    if (userErrors.length > 0) return { ok: false, userErrors };
    if (await leadsTooMany(tx, founderId)) {
      return { ok: false, userErrors: [userError('LIMIT_REACHED', say.viewerLeadsTooMany(MAX_LED))] };
    }
    await found(tx, founderId, community);
    const { id, name, coverUrl, visibility } = community;
    const card = { id, name, coverUrl, isPrivate: visibility === 'PRIVATE' };
    emit(communityCreated, {
      aggregateId: id,
      aggregateVersion: 1,
      data: { community: card, leaderId: founderId },
    });
    return { ok: true, communityId: id };
  });
}

async function look(tx: Prisma.TransactionClient, interestId: string, founderId: string) {
  const [row] = await tx.$queryRaw<{ isInterest: boolean; isGone: boolean }[]>`
    select exists (select from interests where id = ${interestId}) as "isInterest",
      exists (select from member_cards where user_id = ${founderId} and deleted_at is not null) as "isGone"`;
  return row ?? { isInterest: false, isGone: false };
}

async function found(
  tx: Prisma.TransactionClient,
  founderId: string,
  {
    id,
    name,
    introduction,
    interestId,
    region,
    coverUrl,
    visibility,
    joinPolicy,
    memberLimit,
  }: NewCommunity & { id: string },
): Promise<void> {
  await tx.$executeRaw`
    with founded as (
      insert into communities (id, name, introduction, interest_id, region, cover_url, visibility, join_policy, member_limit,
        member_count, version)
      values (${id}, ${name}, ${introduction}, ${interestId}, ${region}, ${coverUrl}, ${visibility}::visibility,
        ${joinPolicy}::join_policy, ${memberLimit}, 1, 1)
    )
    insert into memberships (community_id, user_id, role) values (${id}, ${founderId}, 'LEADER')`;
}
