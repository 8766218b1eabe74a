import type { Outbox } from '@moim/event-bus';
import { userProfileUpdated } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { unauthenticated } from '@moim/subgraph-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import type { UserRow } from '../rows.ts';
import { checkInterests, interestRows } from './interests.ts';
import { type Profile, readProfile } from './profile.ts';

type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

/**
 * Says what somebody is into, and tells the other services. The same interests in the same order change nothing. Throws UNAUTHENTICATED
 * when the account is gone.
 */
export async function setInterests(
  { db, outbox, locale }: { db: PrismaClient; outbox: Outbox; locale: Locale },
  userId: string,
  ids: readonly string[],
): Promise<Outcome> {
  const { interestIds, userErrors } = await checkInterests(db, ids, locale);
  if (userErrors.length > 0) return { ok: false, userErrors };
  for (;;) {
    const profile = await readProfile(db, userId);
    if (profile === null) throw unauthenticated();
    if (JSON.stringify(profile.interestIds) === JSON.stringify(interestIds)) return { ok: true, user: profile };
    // Two changes at once: the second sees that the version has moved on, and starts again from there.
    if (await write({ db, outbox }, { ...profile, interestIds })) return { ok: true, user: profile };
  }
}

/** Interests and event, if the profile is still of the version that was read. Returns whether it was. */
async function write(
  { db, outbox }: { db: PrismaClient; outbox: Outbox },
  { id, name, avatarUrl, region, version, interestIds }: Profile,
): Promise<boolean> {
  return outbox.transaction(db, async (tx, emit) => {
    const { count } = await tx.user.updateMany({
      where: { id, version, deletedAt: null },
      data: { version: version + 1, updatedAt: new Date() },
    });
    if (count === 0) return false;
    await tx.userInterest.deleteMany({ where: { userId: id } });
    await tx.userInterest.createMany({ data: interestRows(id, interestIds) });
    emit(userProfileUpdated, {
      aggregateId: id,
      aggregateVersion: version + 1,
      data: { user: { id, name, avatarUrl, region, interestIds } },
    });
    return true;
  });
}
