import { randomBytes } from 'node:crypto';
import type { Locale } from '@moim/service-kit';
import { lengthOf } from '@moim/subgraph-kit';
import { hash, type Options, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { messages } from '../messages.ts';

/** OWASP's parameters for argon2id: 19 MiB, 2 iterations, 1 lane (Password Storage Cheat Sheet). */
// 2 is Algorithm.Argon2id, a const enum that type stripping cannot read.
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const MIN = 10;
/** Longer passwords are refused unseen: hashing them would only cost time. */
const MAX = 200;

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
  return password.length > MAX * 4 || lengthOf(normalize(password)) > MAX;
}

/** Why a new account may not have this password, in the person's language; null when it may. Nothing of it depends on other accounts. */
export function passwordProblem(password: string, { email, locale }: { email: string; locale: Locale }): string | null {
  const text = messages(locale);
  if (isTooLong(password)) return text.passwordTooLong(MAX);
  const normalized = normalize(password);
  if (lengthOf(normalized) < MIN) return text.passwordTooShort(MIN);
  const lower = normalized.toLowerCase();
  if (common.has(lower) || lower === email.toLowerCase() || new Set(lower).size === 1) return text.passwordTooCommon;
  return null;
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
