import { z } from 'zod';

/** RFC 5321's limit for an address. */
const MAX = 254;
const address = z.email().max(MAX);

/** The address as it is kept and looked for; the database ignores upper and lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFC').trim();
}

/** Whether a normalized address may be one. Whether mail arrives there is not known. */
export function isEmail(email: string): boolean {
  return address.safeParse(email).success;
}
