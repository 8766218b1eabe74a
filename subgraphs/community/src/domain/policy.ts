import { forbidden, notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { Role, Visibility } from '../generated/prisma/enums.ts';
import type { CommunityRow } from '../rows.ts';

// Who may see and do what in a club. Nothing else in this subgraph decides it.

/** SQL: everybody may see the club `c`, signed in or not. */
export const everybodySees = Prisma.sql`(c.closed_at is null and c.visibility = 'PUBLIC')`;

/**
 * SQL: the viewer may see the club `c`, where `v` is the viewer's membership in it, left joined. A private club exists for its
 * active members only: not for who waits to be let in, was banned, holds an invitation or has bookmarked it.
 */
export const viewerSees = Prisma.sql`(c.closed_at is null and (c.visibility = 'PUBLIC' or v.user_id is not null))`;

/** SQL: the clubs that the viewer is in, waits for, or may not come back to. */
export function viewerPartOf(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`
    select community_id from memberships where user_id = ${viewerId}::text
    union all select community_id from join_requests where user_id = ${viewerId}::text and status = 'PENDING'
    union all select community_id from bans where user_id = ${viewerId}::text`;
}

/**
 * SQL: the club `c` may be proposed to the viewer: everybody sees it, it takes members (by invitation only, or full, it would be
 * a dead end), and it is none of `part_of`, a query's name for `viewerPartOf`.
 */
export const mayBeRecommended = Prisma.sql`${everybodySees} and c.join_policy <> 'INVITE'
  and (c.member_limit is null or c.member_count < c.member_limit) and c.id not in (select community_id from part_of)`;

/** Whether the viewer runs the club: sees who waits, who was banned, the invitations, and who claims the leadership. */
export function viewerRuns({ viewerRole }: Pick<CommunityRow, 'viewerRole'>): boolean {
  return viewerRole === 'LEADER' || viewerRole === 'STAFF';
}

/** What somebody is in a club: an outsider may wait to be let in, or be banned. */
export type Standing = Role | 'OUTSIDER';

const EVERYBODY: readonly Standing[] = ['LEADER', 'STAFF', 'MEMBER', 'OUTSIDER'];

/**
 * Who may do what to an open club that they can see. What else it takes (a free place, a code, another leader) is up to the use case.
 * Bookmarks are for whoever sees the club.
 */
export const PERMISSIONS = {
  joinCommunity: EVERYBODY,
  leaveCommunity: EVERYBODY,
  approveJoinRequest: ['LEADER', 'STAFF'],
  rejectJoinRequest: ['LEADER', 'STAFF'],
  removeMember: ['LEADER', 'STAFF'],
  unbanMember: ['LEADER', 'STAFF'],
  createInvite: ['LEADER', 'STAFF'],
  revokeInvite: ['LEADER', 'STAFF'],
  updateCommunity: ['LEADER'],
  changeMemberRole: ['LEADER'],
  transferLeadership: ['LEADER'],
  claimLeadership: ['STAFF'],
  withdrawLeadershipClaim: ['STAFF'],
  rejectLeadershipClaim: ['LEADER'],
  closeCommunity: ['LEADER'],
  reopenCommunity: ['LEADER'],
} as const satisfies Record<string, readonly Standing[]>;

export type Action = keyof typeof PERMISSIONS;

/** Whom one may remove, and ban: nobody of one's own rank or above, so nobody themselves. */
export const REMOVABLE: Record<Standing, readonly Standing[]> = {
  LEADER: ['STAFF', 'MEMBER', 'OUTSIDER'],
  STAFF: ['MEMBER', 'OUTSIDER'],
  MEMBER: [],
  OUTSIDER: [],
};

interface ClubAtHand {
  visibility: Visibility;
  closedAt: Date | null;
}

/** `viewerSees`, for a club at hand; of a closed one only its leader knows, for opening it again. */
export function isVisibleTo(standing: Standing, { visibility, closedAt }: ClubAtHand): boolean {
  if (closedAt !== null) return standing === 'LEADER';
  return visibility === 'PUBLIC' || standing !== 'OUTSIDER';
}

/** Throws NOT_FOUND for a club that somebody of that standing does not see, FORBIDDEN for what they may not do to it. */
export function requirePermission(action: Action, standing: Standing, club: ClubAtHand): void {
  if (!isVisibleTo(standing, club)) throw notFound();
  const allowed: readonly Standing[] = PERMISSIONS[action];
  if (!allowed.includes(standing)) throw forbidden(`Only for ${allowed.join(' and ')} of the club.`);
}

/** Throws FORBIDDEN when somebody of one standing may not remove somebody of another. */
export function requireRemovable(by: Standing, whom: Standing): void {
  if (!REMOVABLE[by].includes(whom)) throw forbidden('Nobody removes who runs the club beside or above them.');
}
