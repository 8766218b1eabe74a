import { byId, byParent, byParentAndArgs, countBy } from '@moim/subgraph-kit';
import { type DataExportRow, newestExports } from './domain/data-export.ts';
import { estrangedFrom, userColumns } from './domain/estranged.ts';
import { Prisma, type PrismaClient } from './generated/prisma/client.ts';
import type { NotificationKind } from './generated/prisma/enums.ts';
import type { InterestRow, NotificationRow, SessionRow, UserRow } from './rows.ts';

/** A page of notifications to read: one row more than `limit`. */
export interface NotificationPage {
  limit: number;
  after: [createdAt: string, id: string] | null;
}

/** A NotificationRow. */
const notificationColumns = Prisma.sql`
  id, kind::text, actor_id as "actorId", params, link, created_at as "createdAt", read_at as "readAt"`;

export type Loaders = ReturnType<typeof createLoaders>;

/** A request's loaders: whatever is asked for many things in one tick becomes one statement. */
export function createLoaders(db: PrismaClient, viewerId: string | null) {
  const estranged = Prisma.sql`(select id from ${estrangedFrom(viewerId)} e)`;
  /** Lines of before a block, too: none of what the other one did or wrote. */
  const withoutEstranged = Prisma.sql`
    (actor_id in ${estranged} or text_author_id in ${estranged}) is not true`;

  return {
    /** People by id; deleted accounts are null. */
    user: byId<UserRow>(
      (ids) => db.$queryRaw`
        select ${userColumns} from users u left join ${estrangedFrom(viewerId)} e on e.id = u.id
        where u.id = any(${ids}::text[]) and u.deleted_at is null`,
      (user) => user.id,
    ),

    /** How a person signs in, for that person alone. */
    waysIn: byId<{ id: string; isEmailVerified: boolean; hasPassword: boolean }>(
      (ids) => db.$queryRaw`
        select id, email_verified_at is not null as "isEmailVerified", password_hash is not null as "hasPassword"
        from users where id = any(${ids}::text[]) and deleted_at is null`,
      ({ id }) => id,
    ),

    /** A person's interests, in their order; none where there is a block. */
    interests: byParent<InterestRow & { userId: string }>(
      (userIds) => db.$queryRaw`
        select ui.user_id as "userId", i.id, i.name_ko as "nameKo", i.name_en as "nameEn"
        from user_interests ui join interests i on i.id = ui.interest_id
        where ui.user_id = any(${userIds}::text[]) and ui.user_id not in (select id from ${estrangedFrom(viewerId)} e)
        order by ui.user_id, ui.position`,
      (row) => row.userId,
    ),

    /** Open sessions, latest used first. */
    sessions: byParent<SessionRow & { userId: string }>(
      (userIds) => db.$queryRaw`
        select user_id as "userId", id, device_name as "deviceName", user_agent as "userAgent", created_at as "createdAt",
          last_seen_at as "lastSeenAt", expires_at as "expiresAt"
        from sessions where user_id = any(${userIds}::text[]) and revoked_at is null and expires_at > now()
        order by user_id, last_seen_at desc, id desc`,
      (row) => row.userId,
    ),

    /** Whom somebody has blocked, newest first. */
    blockedUsers: byParent<UserRow & { blockerId: string }>(
      (userIds) => db.$queryRaw`
        select b.blocker_id as "blockerId", ${userColumns}
        from blocks b join users u on u.id = b.blocked_id left join ${estrangedFrom(viewerId)} e on e.id = u.id
        where b.blocker_id = any(${userIds}::text[]) and u.deleted_at is null
        order by b.blocker_id, b.created_at desc, u.id`,
      (row) => row.blockerId,
    ),

    /** Whether the viewer has blocked somebody: the block's row by the blocked person's id. */
    viewerBlock: byId<{ blockedId: string }>(
      (ids) =>
        viewerId === null
          ? Promise.resolve([])
          : db.$queryRaw`
              select blocked_id as "blockedId" from blocks where blocker_id = ${viewerId} and blocked_id = any(${ids}::text[])`,
      (row) => row.blockedId,
    ),

    unreadNotificationCount: countBy(
      (userIds) => db.$queryRaw`
        select user_id as id, count(*)::int as count from notifications
        where user_id = any(${userIds}::text[]) and read_at is null and ${withoutEstranged} group by user_id`,
    ),

    /** The kinds of notifications that somebody has switched off. */
    notificationsOff: byParent<{ userId: string; kind: NotificationKind }>(
      (userIds) => db.$queryRaw`
        select user_id as "userId", kind::text from notification_preferences
        where user_id = any(${userIds}::text[]) and not enabled`,
      (row) => row.userId,
    ),

    /** The newest copy of somebody's data. */
    dataExport: byId<DataExportRow>(
      (userIds) => newestExports(db, userIds),
      (row) => row.userId,
    ),

    /** The viewer's own notifications by id. */
    notification: byId<NotificationRow>(
      (ids) =>
        viewerId === null
          ? Promise.resolve([])
          : db.$queryRaw`
              select ${notificationColumns} from notifications
              where id = any(${ids}::text[]) and user_id = ${viewerId} and ${withoutEstranged}`,
      (row) => row.id,
    ),

    /** A page of the viewer's notifications, newest first. */
    notifications: byParentAndArgs<NotificationPage, NotificationRow & { userId: string }>(
      (userIds, { limit, after }) => db.$queryRaw`
        select n.* from unnest(${userIds}::text[]) as parent(id) cross join lateral (
          select user_id as "userId", ${notificationColumns}
          from notifications
          where user_id = parent.id and ${withoutEstranged}
            and (${after === null} or (created_at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text))
          order by created_at desc, id desc limit ${limit + 1}
        ) n`,
      (row) => row.userId,
    ),
  };
}
