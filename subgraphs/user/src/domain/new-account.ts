import type { Emit } from '@moim/event-bus';
import { userRegistered } from '@moim/events';
import { isSentPicture, newId } from '@moim/subgraph-kit';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { LimitedRequest } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import { checkInterests, interestRows } from './interests.ts';
import { checkDeviceName, openSession, type SessionTools } from './open-session.ts';
import { checkProfile } from './profile-input.ts';

/** What an account has besides the way in. */
export interface Person {
  profile: Pick<UserRow, 'name' | 'avatarUrl' | 'mbti' | 'region'>;
  interestIds: string[];
  deviceName: string | null;
}

/** The ways in, of which an account has one at least. */
export interface WayIn {
  email: string | null;
  /** It was shown that the person reads mail to the address. */
  isEmailVerified: boolean;
  passwordHash: string | null;
}

/** The person as they may be kept, and what they have to put right. Looks at no other account. */
export async function checkPerson(
  { db, locale }: LimitedRequest & { db: PrismaClient },
  input: SignUpInput,
): Promise<{ person: Person; userErrors: UserError[] }> {
  const { name, avatarUrl, mbti, region } = input;
  const profile = checkProfile(
    { name, avatarUrl: avatarUrl ?? null, mbti: mbti ?? null, region: region ?? null },
    locale,
  );
  // Nobody has sent a picture before having an account.
  if (isSentPicture(profile.change.avatarUrl))
    profile.userErrors.push({ field: ['avatarUrl'], message: messages(locale).pictureNotYours, code: 'NOT_FOUND' });
  const device = checkDeviceName(input.deviceName, locale);
  const interests = await checkInterests(db, input.interestIds ?? [], locale);
  return {
    person: {
      profile: { avatarUrl: null, mbti: null, region: null, ...profile.change, name: profile.change.name ?? name },
      interestIds: interests.interestIds,
      deviceName: device.name,
    },
    userErrors: [...profile.userErrors, ...interests.userErrors, ...device.userErrors],
  };
}

/** The account's row; null when the address has an account. Two with one address at once: the second waits here for the first. */
export async function addUser(
  tx: Prisma.TransactionClient,
  now: Date,
  { profile }: Person,
  { email, isEmailVerified, passwordHash }: WayIn,
): Promise<UserRow | null> {
  const user: UserRow = { id: newId('usr'), email, bio: null, createdAt: now, ...profile };
  const emailVerifiedAt = email !== null && isEmailVerified ? now : null;
  const { count } = await tx.user.createMany({
    data: { ...user, emailVerifiedAt, passwordHash, updatedAt: now },
    skipDuplicates: true,
  });
  return count === 0 ? null : user;
}

/** What belongs to a new account: interests, the event, the first session. */
export async function register(
  services: SessionTools & { tx: Prisma.TransactionClient; emit: Emit },
  user: UserRow,
  { interestIds, deviceName }: Person,
): Promise<{ user: UserRow; session: OpenedSession }> {
  const { tx, emit } = services;
  const { id, name, avatarUrl, region } = user;
  await tx.userInterest.createMany({ data: interestRows(id, interestIds) });
  emit(userRegistered, {
    aggregateId: id,
    aggregateVersion: 1,
    data: { user: { id, name, avatarUrl, region, interestIds } },
  });
  const session = await openSession(services, { userId: id, deviceName });
  if (session === null) throw new Error('a new account has no session');
  return { user, session };
}
