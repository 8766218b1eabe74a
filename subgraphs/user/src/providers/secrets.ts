import { createHash, randomBytes } from 'node:crypto';

/** A secret with 256 random bits, as clients hold it. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256: what is kept of a secret. */
export function secretHash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
