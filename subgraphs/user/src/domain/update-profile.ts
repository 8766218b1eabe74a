import { type Asker, insertEvents, type Outbox, outboxRow } from '@moim/event-bus';
import { userProfileUpdated } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { claimPicture, isSentPicture, unauthenticated } from '@moim/subgraph-kit';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { UserRow } from '../rows.ts';
import { type Profile, readProfile } from './profile.ts';
import { checkProfile, type ProfileInput } from './profile-input.ts';

type Outcome = { ok: true; user: UserRow } | { ok: false; userErrors: UserError[] };

interface Services {
  db: PrismaClient;
  outbox: Outbox;
  asker: Asker;
  locale: Locale;
}

/**
 * Changes somebody's profile and says so to the other services. What is said already changes nothing. Of the pictures that people have sent, only one's own
 * becomes one's profile picture. Throws UNAUTHENTICATED when the
 * account is gone.
 */
export async function updateProfile(services: Services, userId: string, input: ProfileInput): Promise<Outcome> {
  const { db, outbox, locale } = services;
  const { change, userErrors } = checkProfile(input, locale);
  if (userErrors.length > 0) return { ok: false, userErrors };
  for (;;) {
    const before = await readProfile(db, userId);
    if (before === null) throw unauthenticated();
    const after = { ...before, ...change };
    if (isSame(before, after)) return { ok: true, user: before };
    const problem = await pictureProblem(services, before, after);
    if (problem !== null) return { ok: false, userErrors: [problem] };
    // Two changes at once: the second sees that the version has moved on, and starts again from there.
    if (await write(db, after)) {
      outbox.nudge();
      return { ok: true, user: after };
    }
  }
}

/** Why the new picture cannot be this person's; null when it can, or is no new one. */
async function pictureProblem({ asker, locale }: Services, before: Profile, after: Profile): Promise<UserError | null> {
  const { id, avatarUrl: address } = after;
  if (address === before.avatarUrl || !isSentPicture(address)) return null;
  const claim = await claimPicture(asker, { purpose: 'AVATAR', claimantId: id, subjectId: id, address });
  if (claim === 'CLAIMED') return null;
  const say = messages(locale);
  return claim === 'TRY_AGAIN'
    ? { field: ['avatarUrl'], code: claim, message: say.picturesAreAway }
    : { field: ['avatarUrl'], code: 'NOT_FOUND', message: say.pictureNotYours };
}

function isSame(before: Profile, after: Profile): boolean {
  return (['name', 'avatarUrl', 'bio', 'mbti', 'region'] as const).every((field) => before[field] === after[field]);
}

/** One statement: the profile, if it is still of the version that was read, and its event. Returns whether it was. */
async function write(db: PrismaClient, { id, name, avatarUrl, bio, mbti, region, version, interestIds }: Profile) {
  const event = outboxRow(userProfileUpdated, {
    aggregateId: id,
    aggregateVersion: version + 1,
    data: { user: { id, name, avatarUrl, region, interestIds } },
  });
  const changed = await db.$queryRaw<unknown[]>`
    with changed as (
      update users set name = ${name}, avatar_url = ${avatarUrl}, bio = ${bio}, mbti = ${mbti}::mbti, region = ${region},
        version = version + 1, updated_at = now()
      where id = ${id} and version = ${version} and deleted_at is null
      returning id
    ), events as (${insertEvents([event], Prisma.sql`changed`)})
    select id from changed`;
  return changed.length > 0;
}
