import { isEmail, normalizeEmail } from '@moim/credentials';
import type { Emit, Outbox } from '@moim/event-bus';
import { userRegistered } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { isSentPicture, newId } from '@moim/subgraph-kit';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitProviderAnswer, limitSignUp } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import { checkInterests, interestRows } from './interests.ts';
import { checkDeviceName, openSession, type SessionTools } from './open-session.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { checkProfile } from './profile-input.ts';
import { takeTicket } from './provider-ticket.ts';

type Outcome = { ok: true; user: UserRow; session: OpenedSession } | { ok: false; userErrors: UserError[] };
type Services = SessionTools & LimitedRequest & { db: PrismaClient; outbox: Outbox };

/** Makes an account, with its first session: one of ours, or one that a sign-in provider vouches for. Throws RATE_LIMITED. */
export async function signUp(services: Services, input: SignUpInput): Promise<Outcome> {
  const ticket = input.providerTicket ?? null;
  return ticket === null ? signUpWithPassword(services, input) : signUpWithTicket(services, input, ticket);
}

/**
 * An address that has an account already is refused without saying so, after the same work: the password is hashed before anybody looks whether
 * the address is free. As long as addresses are not verified by mail, that a faultless sign-up is refused at all cannot be hidden; how many
 * somebody tries is limited.
 */
async function signUpWithPassword(services: Services, input: SignUpInput): Promise<Outcome> {
  const { locale } = services;
  const credentials = checkCredentials(input, locale);
  const { person, userErrors } = await checkPerson(services, input);
  const wrong = [...credentials.userErrors, ...userErrors];
  if (wrong.length > 0) return { ok: false, userErrors: wrong };
  await limitSignUp(services);
  const { email, password } = credentials;
  const passwordHash = await hashPassword(password);
  const made = await services.outbox.transaction(services.db, async (tx, emit) => {
    const user = await addUser(tx, services, person, { email, passwordHash });
    return user && (await register({ ...services, tx, emit }, user, person));
  });
  if (made !== null) return { ok: true, ...made };
  return refused(messages(locale).signUpRefused, 'SIGN_UP_REFUSED');
}

/** A ticket's account at its provider has an account here by now. */
class IdentityTakenError extends Error {
  override name = 'IdentityTakenError';
}

/**
 * For whoever holds a ticket. It is used up by the transaction that makes the account, and by nothing else. Nothing that is here already is taken over:
 * where the address has an account, the new one has none; and where the account at the provider has one (two tickets were given for it), the
 * person begins again, and is signed in to that.
 */
async function signUpWithTicket(services: Services, input: SignUpInput, ticket: string): Promise<Outcome> {
  const { db, outbox, locale } = services;
  const text = messages(locale);
  const unwanted = (['email', 'password'] as const)
    .filter((field) => (input[field] ?? null) !== null)
    .map((field): UserError => ({ field: [field], message: text.fromProvider, code: 'INVALID' }));
  const { person, userErrors } = await checkPerson(services, input);
  const wrong = [...unwanted, ...userErrors];
  if (wrong.length > 0) return { ok: false, userErrors: wrong };
  await limitProviderAnswer(services);
  const work = async (tx: Prisma.TransactionClient, emit: Emit) => {
    const account = await takeTicket(tx, ticket);
    if (account === null) return null;
    const { issuer, subject, email } = account;
    const user =
      (await addUser(tx, services, person, { email, passwordHash: null })) ??
      (await addUser(tx, services, person, { email: null, passwordHash: null }));
    if (user === null) throw new Error('an account without an address was not made');
    const identities = await tx.providerIdentity.createMany({
      data: { issuer, subject, userId: user.id },
      skipDuplicates: true,
    });
    if (identities.count === 0) throw new IdentityTakenError();
    return await register({ ...services, tx, emit }, user, person);
  };
  const made = await outbox.transaction(db, work).catch((error: unknown) => {
    if (error instanceof IdentityTakenError) return null;
    throw error;
  });
  if (made !== null) return { ok: true, ...made };
  return refused(text.providerSignInFailed, 'PROVIDER_SIGN_IN_FAILED', ['providerTicket']);
}

function refused(message: string, code: UserError['code'], field: string[] | null = null): Outcome {
  return { ok: false, userErrors: [{ field, message, code }] };
}

/** What an account has besides the way in. */
interface Person {
  profile: Pick<UserRow, 'name' | 'avatarUrl' | 'mbti' | 'region'>;
  interestIds: string[];
  deviceName: string | null;
}

/** Address and password as they may be kept, and what the person has to put right. Looks at no other account. */
function checkCredentials(
  input: SignUpInput,
  locale: Locale,
): { email: string; password: string; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  const refuse = (field: string, message: string) => void userErrors.push({ field: [field], message, code: 'INVALID' });
  const email = normalizeEmail(input.email ?? '');
  if (!isEmail(email)) refuse('email', messages(locale).emailMalformed);
  const password = input.password ?? '';
  const problem = passwordProblem(password, { email, locale });
  if (problem !== null) refuse('password', problem);
  return { email, password, userErrors };
}

async function checkPerson(
  { db, locale }: Services,
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
async function addUser(
  tx: Prisma.TransactionClient,
  { now }: Services,
  { profile }: Person,
  { email, passwordHash }: { email: string | null; passwordHash: string | null },
): Promise<UserRow | null> {
  const user: UserRow = { id: newId('usr'), email, bio: null, createdAt: now, ...profile };
  const { count } = await tx.user.createMany({ data: { ...user, passwordHash, updatedAt: now }, skipDuplicates: true });
  return count === 0 ? null : user;
}

/** What belongs to a new account: interests, the event, the first session. */
async function register(
  services: Services & { tx: Prisma.TransactionClient; emit: Emit },
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
