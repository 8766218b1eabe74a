import type { Outbox, SqlClient } from '@moim/event-bus';
import { userBlocked, userUnblocked } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { newId, unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { UserRow } from '../rows.ts';
import { estrangedFrom, userColumns } from './estranged.ts';

/** How many people one person can have blocked. What hides them reads them all. */
const MAX_BLOCKS = 1_000;

interface Tools {
  db: PrismaClient;
  outbox: Outbox;
  locale: Locale;
  now: Date;
}

type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

/**
 * Blocks somebody and says so to the other services. Again: changes nothing, and answers the same. Throws UNAUTHENTICATED when the viewer's
 * account is gone.
 */
export async function blockUser(
  { db, outbox, locale, now }: Tools,
  viewerId: string,
  userId: string,
): Promise<Outcome> {
  const text = messages(locale);
  if (userId === viewerId) return refused('INVALID', text.notOneself);
  return await outbox.transaction(db, async (tx, emit): Promise<Outcome> => {
    // Somebody's blocks are made one after the other, so that their number is exact.
    const [viewer] = await tx.$queryRaw<unknown[]>`
      select from users where id = ${viewerId} and deleted_at is null for no key update`;
    if (viewer === undefined) throw unauthenticated();
    // As a foreign key would: an account that is being deleted at this moment is waited for.
    const [target] = await tx.$queryRaw<unknown[]>`
      select from users where id = ${userId} and deleted_at is null for key share`;
    if (target === undefined) return refused('NOT_FOUND', text.personNotFound);
    const blockId = newId('blk');
    const [block] = await tx.$queryRaw<{ isKnown: boolean; isMade: boolean }[]>`
      with known as (select from blocks where blocker_id = ${viewerId} and blocked_id = ${userId}),
        made as (
          insert into blocks (id, blocker_id, blocked_id, created_at)
          select ${blockId}, ${viewerId}, ${userId}, ${now.toISOString()}::timestamptz
          where not exists (select from known)
            and (select count(*) from blocks where blocker_id = ${viewerId}) < ${MAX_BLOCKS}
          returning id)
      select exists (select from known) as "isKnown", exists (select from made) as "isMade"`;
    if (block?.isMade) {
      const data = { blockId, blockerId: viewerId, blockedId: userId };
      emit(userBlocked, { aggregateId: blockId, aggregateVersion: 1, data });
    } else if (!block?.isKnown) return refused('LIMIT_REACHED', text.tooManyBlocks(MAX_BLOCKS));
    return await asSeenBy(tx, viewerId, userId, locale);
  });
}

/** Takes a block back and says so to the other services. Where there is none, nothing changes, and the answer is the same. */
export async function unblockUser({ db, outbox, locale }: Tools, viewerId: string, userId: string): Promise<Outcome> {
  return await outbox.transaction(db, async (tx, emit) => {
    const [gone] = await tx.$queryRaw<{ id: string }[]>`
      delete from blocks where blocker_id = ${viewerId} and blocked_id = ${userId} returning id`;
    if (gone !== undefined) {
      const data = { blockId: gone.id, blockerId: viewerId, blockedId: userId };
      emit(userUnblocked, { aggregateId: gone.id, aggregateVersion: 2, data });
    }
    return await asSeenBy(tx, viewerId, userId, locale);
  });
}

async function asSeenBy(tx: SqlClient, viewerId: string, userId: string, locale: Locale): Promise<Outcome> {
  const [user] = await tx.$queryRaw<UserRow[]>`
    select ${userColumns} from users u left join ${estrangedFrom(viewerId)} e on e.id = u.id
    where u.id = ${userId} and u.deleted_at is null`;
  return user === undefined ? refused('NOT_FOUND', messages(locale).personNotFound) : { ok: true, user };
}

function refused(code: UserError['code'], message: string): Outcome {
  return { ok: false, userErrors: [{ field: ['userId'], message, code }] };
}
