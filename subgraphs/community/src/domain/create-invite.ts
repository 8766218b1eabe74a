import { newId } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { InviteRow } from '../rows.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { isUsable, MAX_USABLE_INVITES, newCode } from './invites.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

const YEAR_MS = 365 * 24 * 3600_000;
const MAX_USES = 10_000;

export interface InviteInput {
  communityId: string;
  expiresAt: Date | null;
  maxUses: number | null;
}

type Outcome = { ok: true; invite: InviteRow } | { ok: false; userErrors: UserError[] };

/** Makes a code that lets people into a club, for its leader and staff. */
export function createInvite(services: Services, viewerId: string, input: InviteInput): Promise<Outcome> {
  const { communityId, expiresAt, maxUses } = input;
  const say = messages(services.locale);
  // Counted under the club's lock, so never more than there may be.
  return changeCommunity(services, { communityId, viewerId }, async ({ tx, community, viewer }): Promise<Outcome> => {
    requirePermission('createInvite', viewer.standing, community);
    const userErrors = checkInvite(services, input);
    if (userErrors.length > 0) return { ok: false, userErrors };
    if ((await countUsable(tx, communityId, services.now)) >= MAX_USABLE_INVITES) {
      return { ok: false, userErrors: [userError('LIMIT_REACHED', say.tooManyInvites(MAX_USABLE_INVITES))] };
    }
    const invite = { id: newId('inv'), communityId, code: newCode(), expiresAt, maxUses, useCount: 0 };
    await tx.invite.create({ data: { ...invite, createdBy: viewerId, createdAt: services.now } });
    return { ok: true, invite };
  });
}

function checkInvite({ locale, now }: Services, { expiresAt, maxUses }: InviteInput): UserError[] {
  const say = messages(locale);
  const userErrors: UserError[] = [];
  const lifetime = expiresAt === null ? null : expiresAt.getTime() - now.getTime();
  if (lifetime !== null && (lifetime <= 0 || lifetime > YEAR_MS)) {
    userErrors.push(userError('INVALID', say.expiryRange, 'expiresAt'));
  }
  if (maxUses !== null && (maxUses < 1 || maxUses > MAX_USES)) {
    userErrors.push(userError('INVALID', say.maxUsesRange(MAX_USES), 'maxUses'));
  }
  return userErrors;
}

async function countUsable(tx: Prisma.TransactionClient, communityId: string, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from invites n where n.community_id = ${communityId} and ${isUsable(now)}`;
  return row?.count ?? 0;
}
