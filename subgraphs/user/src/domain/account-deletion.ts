import { type EventTransaction, PermanentError, type SqlClient } from '@moim/event-bus';
import type { ServiceName } from '../generated/prisma/enums.ts';

/** The other services, each of which removes what it has of a person. */
export const ERASING_SERVICES = ['COMMUNITY', 'SCHEDULE', 'CONTENT', 'CHAT'] as const satisfies ServiceName[];

/** A service's part in a deletion or an export. */
export interface ServiceStepRow {
  service: ServiceName;
  confirmedAt: Date | null;
}

/** How far a deletion is. */
export interface AccountDeletionRow {
  /** The id and its secret: `del_..._...`. */
  id: string;
  requestedAt: Date;
  completedAt: Date | null;
  steps: ServiceStepRow[];
}

interface Step {
  requestedAt: Date;
  completedAt: Date | null;
  service: ServiceName;
  confirmedAt: Date | null;
}

/** A deletion by its id and secret in one, as `deleteAccount` gave it; null when there is none. */
export async function findDeletion(db: SqlClient, id: string, secret: string): Promise<AccountDeletionRow | null> {
  const steps = await db.$queryRaw<Step[]>`
    select d.requested_at as "requestedAt", d.completed_at as "completedAt", s.service::text, s.confirmed_at as "confirmedAt"
    from account_deletions d join account_deletion_steps s on s.deletion_id = d.id
    where d.id = ${id} and d.secret = ${secret} order by s.service`;
  const [first] = steps;
  if (first === undefined) return null;
  return {
    id: `${id}_${secret}`,
    requestedAt: first.requestedAt,
    completedAt: first.completedAt,
    steps: steps.map(({ service, confirmedAt }) => ({ service, confirmedAt })),
  };
}

/** The deletion of somebody's account; null when it was not deleted. */
export async function findDeletionOf(db: SqlClient, userId: string): Promise<AccountDeletionRow | null> {
  const [deletion] = await db.$queryRaw<{ id: string; secret: string }[]>`
    select id, secret from account_deletions where user_id = ${userId}`;
  return deletion === undefined ? null : await findDeletion(db, deletion.id, deletion.secret);
}

/** Notes that a service has removed what it had. The last one completes the deletion; the first word of each counts. */
export async function confirmErasure(
  tx: EventTransaction,
  { deletionId, service, at }: { deletionId: string; service: ServiceName; at: Date },
): Promise<void> {
  const [deletion] = await tx.$queryRaw<unknown[]>`select from account_deletions where id = ${deletionId} for update`;
  if (deletion === undefined) throw new PermanentError(`there is no deletion ${deletionId}`);
  await tx.$executeRaw`
    update account_deletion_steps set confirmed_at = ${at}
    where deletion_id = ${deletionId} and service = ${service}::service_name and confirmed_at is null`;
  await tx.$executeRaw`
    update account_deletions set completed_at = greatest(now(), requested_at)
    where id = ${deletionId} and completed_at is null and not exists (
      select from account_deletion_steps where deletion_id = ${deletionId} and confirmed_at is null)`;
}

/** Deletions that some service has not confirmed yet. */
export async function countOpenDeletions(db: SqlClient): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from account_deletions where completed_at is null`;
  return row?.count ?? 0;
}
