import type { ExportSection } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/** What this service has of somebody, and nothing of anybody else. */
export function exportPerson(userId: string): ExportSection[] {
  return [
    {
      name: 'memberships',
      query: Prisma.sql`
        select jsonb_build_object('communityId', c.id, 'community', c.name, 'role', m.role, 'joinedAt', m.joined_at) as item
        from memberships m join communities c on c.id = m.community_id
        where m.user_id = ${userId} order by m.joined_at, c.id`,
    },
    {
      name: 'joinRequests',
      query: Prisma.sql`
        select jsonb_build_object('communityId', c.id, 'community', c.name, 'requestedAt', j.requested_at, 'message', j.message,
          'status', j.status, 'decidedAt', j.decided_at) as item
        from join_requests j join communities c on c.id = j.community_id
        where j.user_id = ${userId} order by j.requested_at, c.id`,
    },
    {
      name: 'invites',
      query: Prisma.sql`
        select jsonb_build_object('id', i.id, 'communityId', c.id, 'community', c.name, 'code', i.code, 'createdAt', i.created_at,
          'expiresAt', i.expires_at, 'maxUses', i.max_uses, 'useCount', i.use_count, 'revokedAt', i.revoked_at) as item
        from invites i join communities c on c.id = i.community_id
        where i.created_by = ${userId} order by i.created_at, i.id`,
    },
    {
      name: 'bookmarks',
      query: Prisma.sql`
        select jsonb_build_object('communityId', c.id, 'community', c.name, 'bookmarkedAt', b.bookmarked_at) as item
        from bookmarks b join communities c on c.id = b.community_id
        where b.user_id = ${userId} order by b.bookmarked_at, c.id`,
    },
    {
      // Who banned them is not theirs to have.
      name: 'bans',
      query: Prisma.sql`
        select jsonb_build_object('communityId', c.id, 'community', c.name, 'bannedAt', b.banned_at, 'reason', b.reason) as item
        from bans b join communities c on c.id = b.community_id
        where b.user_id = ${userId} order by b.banned_at, c.id`,
    },
    {
      name: 'leadershipClaims',
      query: Prisma.sql`
        select jsonb_build_object('communityId', c.id, 'community', c.name, 'claimedAt', l.claimed_at, 'status', l.status,
          'takesEffectAt', l.takes_effect_at, 'settledAt', l.settled_at) as item
        from leadership_claims l join communities c on c.id = l.community_id
        where l.claimant_id = ${userId} order by l.claimed_at, c.id`,
    },
  ];
}
