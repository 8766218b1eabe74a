import type { Emit, SqlClient } from '@moim/event-bus';
import { userNotificationsAdded } from '@moim/events';
import { newId } from '@moim/subgraph-kit';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import { estrangedFrom } from './estranged.ts';
import { KINDS_OF_NOTIFICATIONS } from './notification-kinds.ts';

/** Something to tell people. */
export interface News {
  /** Who is told what. Somebody named several times gets one line: the first kind they have not switched off. */
  recipients: readonly { userId: string; kind: NotificationKind }[];
  /** Who did it: never told. Null when nobody in particular. */
  actorId: string | null;
  /** Whose words the sentence repeats, if it is somebody else's: who has blocked them, or is blocked by them, is not told. */
  textAuthorId?: string | null;
  /** What the sentence names. */
  params: Record<string, string>;
  /** A path in the app. */
  link: string | null;
  /** What it is about: a person is told of the same thing once. */
  dedupeKey: string;
  /** When it happened. */
  at: Date;
}

/** As many lines as one event tells of. */
const LINES_TOLD_AT_ONCE = 5_000;

/** A line that was added to somebody's feed. */
interface AddedLine {
  notificationId: string;
  userId: string;
}

/**
 * Writes the lines of all recipients' feeds, in one statement, and says which were added. Left out are: the actor, deleted and unknown people, who has
 * switched the kind off, who was told before, and, where the kind respects blocks, who has blocked the actor or the author of the text, or is blocked
 * by them.
 */
export async function notify({ tx, emit }: { tx: SqlClient; emit: Emit }, news: News): Promise<void> {
  const added = news.recipients.length === 0 ? [] : await addLines(tx, news);
  for (let told = 0; told < added.length; told += LINES_TOLD_AT_ONCE) {
    const batchId = newId('bat');
    const notifications = added.slice(told, told + LINES_TOLD_AT_ONCE);
    emit(userNotificationsAdded, { aggregateId: batchId, aggregateVersion: 1, data: { batchId, notifications } });
  }
}

async function addLines(tx: SqlClient, news: News): Promise<AddedLine[]> {
  const { recipients, actorId, textAuthorId = null, params, link, dedupeKey, at } = news;
  const lines = recipients.map(({ userId, kind }, rank) => ({
    id: newId('ntf'),
    userId,
    kind,
    rank,
    ...KINDS_OF_NOTIFICATIONS[kind],
  }));
  const others = [actorId, textAuthorId].filter((id) => id !== null);
  const ids = [...new Set([...recipients.map(({ userId }) => userId), ...others])];
  // Locked as a foreign key would: an account that is being deleted at this moment is waited for, and then left out.
  return await tx.$queryRaw<AddedLine[]>`
    with people as materialized (
      select id from users where id = any(${ids}::text[]) and deleted_at is null order by id for key share),
      estranged as (select id from ${estrangedFrom(actorId)} a union all select id from ${estrangedFrom(textAuthorId)} t)
    insert into notifications (id, user_id, kind, actor_id, text_author_id, params, link, dedupe_key, created_at)
    select distinct on (line."userId") line.id, line."userId", line.kind,
      case when line."showsActor" then (select id from people where id = ${actorId}::text) end,
      (select id from people where id = ${textAuthorId}::text and id not in (line."userId", ${actorId}::text)),
      ${JSON.stringify(params)}::jsonb, ${link}::text, ${dedupeKey}::text, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line(
        id text, "userId" text, kind notification_kind, rank int, "showsActor" boolean, "respectsBlocks" boolean)
      join people on people.id = line."userId"
    where line."userId" is distinct from ${actorId}::text
      and not exists (
        select from notification_preferences p where p.user_id = line."userId" and p.kind = line.kind and not p.enabled)
      and not (line."respectsBlocks" and line."userId" in (select id from estranged))
    order by line."userId", line.rank
    on conflict (user_id, dedupe_key) do nothing
    returning id as "notificationId", user_id as "userId"`;
}

/** The same kind for everybody. */
export function all(kind: NotificationKind, userIds: readonly string[]): News['recipients'] {
  return userIds.map((userId) => ({ userId, kind }));
}
