import { type Chore, IDLE, type SqlClient } from '@moim/event-bus';
import type { ProviderProfile } from '../providers/claims.ts';
import { newSecret, secretHash } from '../providers/secrets.ts';

/** An account at a provider that nobody here has yet, and what the provider tells of its owner. */
export interface NewAccount extends ProviderProfile {
  issuer: string;
  subject: string;
}

/** Gives whoever has proved an account at a provider what they sign up with, within 15 minutes. */
export async function giveTicket(
  db: SqlClient,
  { issuer, subject, email, name, avatarUrl }: NewAccount,
): Promise<string> {
  const ticket = newSecret();
  await db.$executeRaw`
    insert into provider_tickets (hash, issuer, subject, email, email_verified, name, avatar_url, expires_at)
    values (${secretHash(ticket)}, ${issuer}, ${subject}, ${email}, ${email !== null}, ${name}, ${avatarUrl},
      now() + interval '15 minutes')`;
  return ticket;
}

/** Takes a ticket: nobody can take it a second time. Null when it was never given, was taken, or is too old. */
export async function takeTicket(
  tx: SqlClient,
  ticket: string,
): Promise<Pick<NewAccount, 'issuer' | 'subject' | 'email'> | null> {
  const [taken] = await tx.$queryRaw<Pick<NewAccount, 'issuer' | 'subject' | 'email'>[]>`
    delete from provider_tickets where hash = ${secretHash(ticket)} and expires_at > now() returning issuer, subject, email`;
  return taken ?? null;
}

/** Forgets sign-ins at providers that nobody came back from, and tickets that nobody used: 5,000 of each a minute. */
export const pruneProviderSignIns: Chore = {
  name: 'prune provider sign-ins',
  everyMs: 60_000,
  run: (client) =>
    client.query(
      `with ${IDLE} tickets as (
         delete from provider_tickets where hash in (
           select hash from provider_tickets where expires_at < now() order by expires_at limit 5000))
       delete from provider_attempts where hash in (
         select hash from provider_attempts where expires_at < now() order by expires_at limit 5000)`,
    ),
};
