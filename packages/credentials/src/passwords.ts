import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';

/** OWASP's parameters for argon2id: 19 MiB, 2 iterations, 1 lane (Password Storage Cheat Sheet). */
// 2 is Algorithm.Argon2id, a const enum that type stripping cannot read.
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many characters (code points) a password has. Longer ones are refused unseen: hashing them would only cost time. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** Why a password cannot be that of a new account. */
export type PasswordProblem = 'too-short' | 'too-long' | 'too-common';

/** The passwords that leaks show again and again, in lower case. */
const common = new Set(dictionary['passwords-common']);

/** What an unknown account is checked against, so that it takes as long as a known one. Nobody knows its password. */
const decoyHash = hash(randomBytes(32), ARGON2ID);

/** Equal however it was typed: keyboards differ in how they compose Hangul and accents (NIST SP 800-63B, 3.1.1.2). */
function normalize(password: string): string {
  return password.normalize('NFC');
}

// Decomposed Hangul has up to three units a character, emoji have two: what is far longer is not even normalized.
function isTooLong(password: string): boolean {
  return password.length > PASSWORD_LENGTH.max * 4 || [...normalize(password)].length > PASSWORD_LENGTH.max;
}

/** Why the account with this address may not have this password; null when it may. Nothing of it depends on other accounts. */
export function checkPassword(password: string, email: string): PasswordProblem | null {
  if (isTooLong(password)) return 'too-long';
  const normalized = normalize(password);
  if ([...normalized].length < PASSWORD_LENGTH.min) return 'too-short';
  const lower = normalized.toLowerCase();
  return common.has(lower) || lower === email.toLowerCase() || new Set(lower).size === 1 ? 'too-common' : null;
}

/** argon2id in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), ARGON2ID);
}

/** Whether it is the password; never where there is no hash, after as long as with one. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (isTooLong(password)) return false;
  const matches = await verify(passwordHash ?? (await decoyHash), normalize(password));
  return matches && passwordHash !== null;
}
