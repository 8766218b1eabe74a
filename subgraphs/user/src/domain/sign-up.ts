import type { Outbox } from '@moim/event-bus';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import type { MailTools } from '../mail/index.ts';
import type { LimitedRequest } from '../rate-limits.ts';
import type { OpenedSession, UserRow } from '../rows.ts';
import type { SessionTools } from './open-session.ts';
import { signUpWithPassword } from './sign-up-with-password.ts';
import { signUpWithTicket } from './sign-up-with-ticket.ts';

/** What both ways of signing up need. */
export type SignUpTools = SessionTools & LimitedRequest & MailTools & { db: PrismaClient; outbox: Outbox };

export type SignUpOutcome =
  | { ok: true; user: UserRow; session: OpenedSession }
  | { ok: false; userErrors: UserError[] };

/** Makes an account, with its first session: one of ours, or one that a sign-in provider vouches for. Throws RATE_LIMITED. */
export async function signUp(tools: SignUpTools, input: SignUpInput): Promise<SignUpOutcome> {
  const ticket = input.providerTicket ?? null;
  return ticket === null ? signUpWithPassword(tools, input) : signUpWithTicket(tools, input, ticket);
}
