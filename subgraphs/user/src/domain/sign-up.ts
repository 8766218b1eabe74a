import type { Outbox } from '@moim/event-bus';
import { userRegistered } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { newId } from '@moim/subgraph-kit';
import type { AccessTokenIssuer } from '../access-token.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { SessionRow, UserRow } from '../rows.ts';
import { isEmail, normalizeEmail } from './email.ts';
import { checkInterests, interestRows } from './interests.ts';
import { checkDeviceName, openSession } from './open-session.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { checkProfile } from './profile-input.ts';

type Outcome = { ok: true; user: UserRow; session: SessionRow } | { ok: false; userErrors: UserError[] };
interface Services {
  db: PrismaClient;
  outbox: Outbox;
  tokens: AccessTokenIssuer;
  now: Date;
  locale: Locale;
}

/**
 * Makes an account, with its first session. An address that has an account already is refused without saying so, after the same work:
 * the password is hashed before anybody looks whether the address is free. As long as addresses are not verified by mail, that a
 * faultless sign-up is refused at all cannot be hidden.
 */
export async function signUp(services: Services, input: SignUpInput): Promise<Outcome> {
  const { account, userErrors } = await check(services, input);
  if (userErrors.length > 0) return { ok: false, userErrors };
  const passwordHash = await hashPassword(account.password);
  const made = await register(services, { ...account, passwordHash });
  if (made !== null) return { ok: true, ...made };
  const message = messages(services.locale).signUpRefused;
  return { ok: false, userErrors: [{ field: null, message, code: 'SIGN_UP_REFUSED' }] };
}

interface Account {
  email: string;
  password: string;
  profile: Pick<UserRow, 'name' | 'avatarUrl' | 'mbti' | 'region'>;
  interestIds: string[];
  deviceName: string | null;
}

/** The account as it may be made, and what the person has to put right. Looks at no other account. */
async function check(
  { db, locale }: Services,
  input: SignUpInput,
): Promise<{ account: Account; userErrors: UserError[] }> {
  const text = messages(locale);
  const own: UserError[] = [];
  const refuse = (field: string, message: string) => void own.push({ field: [field], message, code: 'INVALID' });

  if ((input.providerTicket ?? null) !== null) refuse('providerTicket', text.noProviders);
  const email = normalizeEmail(input.email ?? '');
  if (!isEmail(email)) refuse('email', text.emailMalformed);
  const password = input.password ?? '';
  const problem = passwordProblem(password, { email, locale });
  if (problem !== null) refuse('password', problem);

  const { name, avatarUrl, mbti, region } = input;
  const profile = checkProfile(
    { name, avatarUrl: avatarUrl ?? null, mbti: mbti ?? null, region: region ?? null },
    locale,
  );
  const device = checkDeviceName(input.deviceName, locale);
  const interests = await checkInterests(db, input.interestIds ?? [], locale);
  return {
    account: {
      email,
      password,
      profile: { avatarUrl: null, mbti: null, region: null, ...profile.change, name: profile.change.name ?? name },
      interestIds: interests.interestIds,
      deviceName: device.name,
    },
    userErrors: [...own, ...profile.userErrors, ...interests.userErrors, ...device.userErrors],
  };
}

/** Account, interests, session and event in one transaction; null when the address has an account. */
async function register(
  { db, outbox, tokens, now }: Services,
  { email, passwordHash, profile, interestIds, deviceName }: Account & { passwordHash: string },
): Promise<{ user: UserRow; session: SessionRow } | null> {
  const user: UserRow = { id: newId('usr'), email, bio: null, createdAt: now, ...profile };
  return outbox.transaction(db, async (tx, emit) => {
    // Two with one address at once: the second waits here for the first, and makes none.
    const { count } = await tx.user.createMany({
      data: { ...user, passwordHash, updatedAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await tx.userInterest.createMany({ data: interestRows(user.id, interestIds) });
    const { id, name, avatarUrl, region } = user;
    emit(userRegistered, {
      aggregateId: id,
      aggregateVersion: 1,
      data: { user: { id, name, avatarUrl, region, interestIds } },
    });
    const session = await openSession({ db: tx, tokens, now }, { userId: id, deviceName });
    return session === null ? null : { user, session };
  });
}
