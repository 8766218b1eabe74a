import type { Emit } from '@moim/event-bus';
import type { Prisma } from '../generated/prisma/client.ts';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { limitProviderAnswer } from '../rate-limits.ts';
import { addUser, checkPerson, register } from './new-account.ts';
import { takeTicket } from './provider-ticket.ts';
import type { SignUpOutcome, SignUpTools } from './sign-up.ts';

/** A ticket's account at its provider has an account here by now. */
class IdentityTakenError extends Error {
  override name = 'IdentityTakenError';
}

/**
 * For whoever holds a ticket. It is used up by the transaction that makes the account, and by nothing else. Nothing that is here already is taken over:
 * where the address has an account, the new one has none; and where the account at the provider has one (two tickets were given for it), the
 * person begins again, and is signed in to that.
 */
export async function signUpWithTicket(tools: SignUpTools, input: SignUpInput, ticket: string): Promise<SignUpOutcome> {
  const { db, outbox, locale, now } = tools;
  const text = messages(locale);
  const unwanted = (['email', 'password', 'emailCode'] as const)
    .filter((field) => (input[field] ?? null) !== null)
    .map((field): UserError => ({ field: [field], message: text.fromProvider, code: 'INVALID' }));
  const { person, userErrors } = await checkPerson(tools, input);
  const wrong = [...unwanted, ...userErrors];
  if (wrong.length > 0) return { ok: false, userErrors: wrong };
  await limitProviderAnswer(tools);
  const work = async (tx: Prisma.TransactionClient, emit: Emit) => {
    const account = await takeTicket(tx, ticket);
    if (account === null) return null;
    const { issuer, subject, email } = account;
    const user =
      (await addUser(tx, now, person, { email, isEmailVerified: true, passwordHash: null })) ??
      (await addUser(tx, now, person, { email: null, isEmailVerified: false, passwordHash: null }));
    if (user === null) throw new Error('an account without an address was not made');
    const identities = await tx.providerIdentity.createMany({
      data: { issuer, subject, userId: user.id },
      skipDuplicates: true,
    });
    if (identities.count === 0) throw new IdentityTakenError();
    return await register({ ...tools, tx, emit }, user, person);
  };
  const made = await outbox.transaction(db, work).catch((error: unknown) => {
    if (error instanceof IdentityTakenError) return null;
    throw error;
  });
  if (made !== null) return { ok: true, ...made };
  const message = text.providerSignInFailed;
  return { ok: false, userErrors: [{ field: ['providerTicket'], message, code: 'PROVIDER_SIGN_IN_FAILED' }] };
}
