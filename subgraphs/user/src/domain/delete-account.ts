import { randomBytes } from 'node:crypto';
import { type Asker, DependencyUnavailableError, type Outbox, type SqlClient } from '@moim/event-bus';
import { communityLeaderships, userDeletionRequested } from '@moim/events';
import type { Viewer } from '@moim/service-kit';
import { newId, removePieces, unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { LimitedRequest } from '../rate-limits.ts';
import { type AccountDeletionRow, ERASING_SERVICES, findDeletion, findDeletionOf } from './account-deletion.ts';
import { confirmIdentity } from './confirm-identity.ts';

type Tools = LimitedRequest & { db: PrismaClient; outbox: Outbox; asker: Asker };

type Outcome = { ok: true; deletion: AccountDeletionRow } | { ok: false; userErrors: UserError[] };

/**
 * Deletes somebody's account: at once here, and soon after in the other services, which are told by an event. That it is the person is proved by the
 * password, and where there is none by a session that has just been opened. Whoever leads open clubs hands them over first. Said again, it
 * answers the same deletion. Throws UNAUTHENTICATED when there never was such an account, and RATE_LIMITED.
 */
export async function deleteAccount(
  tools: Tools,
  viewer: Viewer,
  { password }: { password?: string | null },
): Promise<Outcome> {
  const { db, outbox, locale } = tools;
  const { userId } = viewer;
  const text = messages(locale);
  const account = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true, deletedAt: true } });
  if (account === null) throw unauthenticated();
  if (account.deletedAt === null) {
    const { passwordHash } = account;
    const missing = await confirmIdentity(tools, viewer, { passwordHash, password, field: 'password' });
    if (missing !== null) return refused(missing);
    const led = await clubsLedBy(tools, userId);
    if (led === null) return refused({ field: null, message: text.tryAgain, code: 'TRY_AGAIN' });
    if (led.length > 0) {
      return refused({ field: null, message: text.leadsCommunities(led), code: 'LEADS_COMMUNITIES' });
    }
  }
  const made = await outbox.transaction(db, async (tx, emit) => {
    const version = await erasePerson(tx, userId);
    // Deleted before, or by a request that was faster.
    if (version === null) return null;
    const { id, secret } = await openDeletion(tx, userId);
    emit(userDeletionRequested, { aggregateId: userId, aggregateVersion: version, data: { userId, deletionId: id } });
    return await findDeletion(tx, id, secret);
  });
  const deletion = made ?? (await findDeletionOf(db, userId));
  if (deletion === null) throw new Error(`the deletion of ${userId} is not there`);
  return { ok: true, deletion };
}

const refused = (error: UserError): Outcome => ({ ok: false, userErrors: [error] });

/** The names of the open clubs that somebody leads; null when the community service does not answer. */
async function clubsLedBy({ asker }: Tools, userId: string): Promise<string[] | null> {
  try {
    const { communities } = await asker.ask(communityLeaderships, { userId });
    return communities.map(({ name }) => name);
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return null;
    throw error;
  }
}

/** Leaves nothing of the person but the id. Returns the account's version after it; null when there is no such account any more. */
async function erasePerson(tx: SqlClient, userId: string): Promise<number | null> {
  // What is on its way to the address, or was proved by it, goes with the account.
  await tx.$executeRaw`
    with account as (select email from users where id = ${userId} and deleted_at is null and email is not null),
      letters as (delete from outgoing_mails using account where recipient::citext = account.email)
    delete from email_proofs using account where email_proofs.email = account.email or account_id = ${userId}`;
  const [erased] = await tx.$queryRaw<{ version: number }[]>`
    update users set deleted_at = greatest(now(), created_at), name = '-', email = null, email_verified_at = null,
      password_hash = null, avatar_url = null,
      bio = null, mbti = null, region = null, last_seen_at = null, version = version + 1, updated_at = now()
    where id = ${userId} and deleted_at is null returning version`;
  if (erased === undefined) return null;
  await tx.$executeRaw`delete from user_interests where user_id = ${userId}`;
  await tx.$executeRaw`delete from provider_identities where user_id = ${userId}`;
  // Without its row no session can be renewed; what it knows of the person's devices goes with it.
  await tx.$executeRaw`delete from sessions where user_id = ${userId}`;
  await tx.$executeRaw`delete from blocks where blocker_id = ${userId} or blocked_id = ${userId}`;
  await tx.$executeRaw`delete from notification_preferences where user_id = ${userId}`;
  await tx.$executeRaw`delete from notifications where user_id = ${userId}`;
  await tx.$executeRaw`update notifications set actor_id = null where actor_id = ${userId}`;
  await tx.$executeRaw`update notifications set text_author_id = null where text_author_id = ${userId}`;
  await tx.$executeRaw`delete from data_exports where user_id = ${userId}`;
  await removePieces(tx, userId);
  return erased.version;
}

async function openDeletion(tx: SqlClient, userId: string): Promise<{ id: string; secret: string }> {
  const id = newId('del');
  const secret = randomBytes(16).toString('base64url');
  await tx.$executeRaw`insert into account_deletions (id, user_id, secret) values (${id}, ${userId}, ${secret})`;
  await tx.$executeRaw`
    insert into account_deletion_steps (deletion_id, service)
    select ${id}, unnest(${ERASING_SERVICES}::service_name[])`;
  return { id, secret };
}
