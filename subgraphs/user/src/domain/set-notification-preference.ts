import type { PrismaClient } from '../generated/prisma/client.ts';
import type { NotificationKind } from '../generated/prisma/enums.ts';

/** Says whether somebody wants to be told of a kind of things. Again: changes nothing. */
export async function setNotificationPreference(
  db: PrismaClient,
  userId: string,
  { kind, isEnabled }: { kind: NotificationKind; isEnabled: boolean },
): Promise<void> {
  await db.$executeRaw`
    insert into notification_preferences (user_id, kind, enabled)
    select id, ${kind}::notification_kind, ${isEnabled} from users where id = ${userId} and deleted_at is null for key share
    on conflict (user_id, kind) do update set enabled = excluded.enabled where notification_preferences.enabled <> excluded.enabled`;
}
