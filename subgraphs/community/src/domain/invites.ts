import { randomBytes } from 'node:crypto';
import { Prisma } from '../generated/prisma/client.ts';

/** No club needs more invitations at a time; creating them keeps to it. */
export const MAX_USABLE_INVITES = 100;

/** Digits and capitals that are not mistaken for each other (Crockford's base32): 32 of them, so 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^[0-9A-HJKMNP-TV-Z]{10,32}$/;
/** 60 bits: nobody guesses one, and anybody can type it. */
const CODE_LENGTH = 12;

/** SQL: the invitation `n` can still be used. */
export function isUsable(now: Date): Prisma.Sql {
  return Prisma.sql`(n.revoked_at is null and (n.expires_at is null or n.expires_at > ${now})
    and (n.max_uses is null or n.use_count < n.max_uses))`;
}

/** A code that nobody can know before. */
export function newCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** A code as it was given out, from how somebody typed it: null when it cannot be one. */
function codeFrom(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}

/** The club's invitation with that code, when it can be used. With the club's lock held it stays so: whoever uses one holds it. */
export async function findUsableInvite(
  tx: Prisma.TransactionClient,
  communityId: string,
  typed: string,
  now: Date,
): Promise<{ id: string } | null> {
  const code = codeFrom(typed);
  if (code === null) return null;
  const [invite] = await tx.$queryRaw<{ id: string }[]>`
    select n.id from invites n where n.code = ${code} and n.community_id = ${communityId} and ${isUsable(now)}`;
  return invite ?? null;
}
