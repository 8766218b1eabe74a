import { randomBytes } from 'node:crypto';
import type { Outbox } from '@moim/event-bus';
import { userExportRequested } from '@moim/events';
import { gatherPieces, newId, unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { ERASING_SERVICES } from './account-deletion.ts';
import { hashToken } from './data-export.ts';
import { exportPerson } from './export-person.ts';

const LIFETIME_MS = 7 * 24 * 3600_000;

/** The way to somebody's data. */
export interface Download {
  /** In the address. It is told once: only its hash is kept. */
  token: string;
  expiresAt: Date;
}

/**
 * Has all that the platform knows of somebody gathered, to be downloaded for a week. Asked again within a day, or before all is
 * gathered, it is the same export under a new address; the earlier address ends. Throws UNAUTHENTICATED when the account is gone.
 */
export async function exportMyData(
  { db, outbox, now }: { db: PrismaClient; outbox: Outbox; now: Date },
  userId: string,
): Promise<Download> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hashToken(token);
  const expiresAt = await outbox.transaction(db, async (tx, emit) => {
    // Asked twice at once, the second sees what the first has made.
    const [person] = await tx.$queryRaw<unknown[]>`
      select id from users where id = ${userId} and deleted_at is null for update`;
    if (person === undefined) throw unauthenticated();
    const [same] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      update data_exports set token_hash = ${tokenHash} where id = (
        select id from data_exports
        where user_id = ${userId} and expires_at > now() and (completed_at is null or requested_at > now() - interval '1 day')
        order by requested_at desc limit 1)
      returning expires_at as "expiresAt"`;
    if (same !== undefined) return same.expiresAt;

    const exportId = newId('exp');
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    const pieces = await gatherPieces(tx, { exportId, userId, expiresAt }, exportPerson(userId));
    await tx.dataExport.create({ data: { id: exportId, userId, tokenHash, requestedAt: now, expiresAt } });
    await tx.dataExportStep.createMany({
      data: [
        { exportId, service: 'USER', confirmedAt: now, pieces },
        ...ERASING_SERVICES.map((service) => ({ exportId, service })),
      ],
    });
    emit(userExportRequested, {
      aggregateId: exportId,
      aggregateVersion: 1,
      data: { userId, exportId, expiresAt: expiresAt.toISOString() },
    });
    return expiresAt;
  });
  return { token, expiresAt };
}
