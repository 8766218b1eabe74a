import { createHash, randomBytes } from 'node:crypto';

/** How long the bytes of an upload may take to come, in milliseconds. */
export const UPLOAD_TIMEOUT_MS = 10 * 60_000;
/** As many bytes one photo may have as it is sent. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** A new folder of files, whose name nobody guesses. */
export function newFolder(kind: 'uploads' | 'photos'): string {
  return `${kind}/${randomBytes(20).toString('hex')}`;
}

/** A new token for the address to which an upload's bytes are sent, and what is kept of it. */
export function newUploadToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
