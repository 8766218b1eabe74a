import { createHash, createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'mrt_';
const FORM = /^mrt_[\w-]{43}$/;

/** A new refresh token: 256 random bits, with a prefix by which scanners for leaked secrets know it. */
export function newRefreshToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** Whether a text can be a refresh token at all. */
export function isRefreshToken(text: string): boolean {
  return FORM.test(text);
}

/** What the server keeps of a token. */
export function refreshTokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** 256 random bits: kept beside a token's hash, and worth nothing without the token. */
export function newSalt(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(32));
}

/**
 * The token that follows a token. Only who has the token and its salt can tell it, so an answer that was lost can be given again although
 * the server keeps no token.
 */
export function successorOf(token: string, salt: Uint8Array): string {
  return PREFIX + createHmac('sha256', token).update(salt).digest('base64url');
}
