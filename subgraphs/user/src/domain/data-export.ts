import { createHash } from 'node:crypto';
import type { EventTransaction, SqlClient } from '@moim/event-bus';
import { Prisma } from '../generated/prisma/client.ts';
import type { ServiceName } from '../generated/prisma/enums.ts';
import type { DataExportStatus } from '../generated/resolver-types.ts';
import type { ServiceStepRow } from './account-deletion.ts';

/** A service's part in an export. */
export interface DataExportStepRow extends ServiceStepRow {
  /** Null until it is gathered. */
  pieces: number | null;
}

/** Somebody's copy of their data, and how far it is. */
export interface DataExportRow {
  id: string;
  userId: string;
  requestedAt: Date;
  expiresAt: Date;
  completedAt: Date | null;
  steps: DataExportStepRow[];
}

type Joined = Omit<DataExportRow, 'steps'> & DataExportStepRow;

/** What is kept of the token in a download's address. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** SQL: an export `e` with its steps `s`. */
const EXPORTS = Prisma.sql`
  select e.id, e.user_id as "userId", e.requested_at as "requestedAt", e.expires_at as "expiresAt", e.completed_at as "completedAt",
    s.service::text, s.confirmed_at as "confirmedAt", s.pieces
  from data_exports e join data_export_steps s on s.export_id = e.id`;

/** The export that a download's token stands for, an expired one too; null when there is none. */
export async function findExportByToken(db: SqlClient, token: string): Promise<DataExportRow | null> {
  const rows = await db.$queryRaw<Joined[]>`${EXPORTS} where e.token_hash = ${hashToken(token)} order by s.service`;
  return assemble(rows)[0] ?? null;
}

/** Each person's newest export, of those who have one. */
export async function newestExports(db: SqlClient, userIds: readonly string[]): Promise<DataExportRow[]> {
  return assemble(
    await db.$queryRaw<Joined[]>`
      ${EXPORTS} where e.id in (
        select distinct on (user_id) id from data_exports
        where user_id = any(${userIds}::text[]) order by user_id, requested_at desc, id desc)
      order by e.id, s.service`,
  );
}

function assemble(rows: readonly Joined[]): DataExportRow[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const steps = ofOne.map(({ service, confirmedAt, pieces }) => ({ service, confirmedAt, pieces }));
    return ofOne.slice(0, 1).map(({ id, userId, requestedAt, expiresAt, completedAt }) => ({
      id,
      userId,
      requestedAt,
      expiresAt,
      completedAt,
      steps,
    }));
  });
}

/** Whether an export can be downloaded now. */
export function statusOf({ expiresAt, completedAt }: DataExportRow, now: Date): DataExportStatus {
  if (expiresAt <= now) return 'EXPIRED';
  return completedAt === null ? 'GATHERING' : 'READY';
}

/**
 * Notes that a service has gathered its part. The last one makes the export ready; the first word of each counts. An export that is not
 * there any more went with its account.
 */
export async function confirmExport(
  tx: EventTransaction,
  { exportId, service, pieces, at }: { exportId: string; service: ServiceName; pieces: number; at: Date },
): Promise<void> {
  const [open] = await tx.$queryRaw<unknown[]>`select from data_exports where id = ${exportId} for update`;
  if (open === undefined) return;
  await tx.$executeRaw`
    update data_export_steps set confirmed_at = ${at}, pieces = ${pieces}
    where export_id = ${exportId} and service = ${service}::service_name and confirmed_at is null`;
  await tx.$executeRaw`
    update data_exports set completed_at = greatest(now(), requested_at)
    where id = ${exportId} and completed_at is null and not exists (
      select from data_export_steps where export_id = ${exportId} and confirmed_at is null)`;
}
