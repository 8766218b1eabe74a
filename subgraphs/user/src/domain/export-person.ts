import type { ExportSection } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/** What this service has of somebody, and nothing of anybody else: not who has blocked them, not who did what they were told of. */
export function exportPerson(userId: string): ExportSection[] {
  return [
    {
      name: 'profile',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'email', email, 'name', name, 'avatarUrl', avatar_url, 'bio', bio, 'mbti', mbti,
          'region', region, 'joinedAt', created_at, 'updatedAt', updated_at, 'lastSeenAt', last_seen_at, 'interests',
          array(select interest_id from user_interests i where i.user_id = users.id order by position)) as item
        from users where id = ${userId}`,
    },
    {
      name: 'identities',
      query: Prisma.sql`
        select jsonb_build_object('issuer', issuer, 'subject', subject, 'createdAt', created_at) as item
        from provider_identities where user_id = ${userId} order by created_at, issuer`,
    },
    {
      name: 'sessions',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'deviceName', device_name, 'userAgent', user_agent, 'createdAt', created_at,
          'lastSeenAt', last_seen_at, 'expiresAt', expires_at, 'revokedAt', revoked_at) as item
        from sessions where user_id = ${userId} order by created_at, id`,
    },
    {
      name: 'blocks',
      query: Prisma.sql`
        select jsonb_build_object('userId', blocked_id, 'createdAt', created_at) as item
        from blocks where blocker_id = ${userId} order by created_at, blocked_id`,
    },
    {
      name: 'notificationPreferences',
      query: Prisma.sql`
        select jsonb_build_object('kind', kind, 'isEnabled', enabled) as item
        from notification_preferences where user_id = ${userId} order by kind`,
    },
    {
      name: 'notifications',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'kind', kind, 'params', params, 'link', link, 'createdAt', created_at,
          'readAt', read_at) as item
        from notifications where user_id = ${userId} order by created_at, id`,
    },
  ];
}
