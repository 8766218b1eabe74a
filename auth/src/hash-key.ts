import { createSecretKey, type KeyObject } from 'node:crypto';
import type { AuthConfig } from './config.ts';

/** What is hashed under a key that stands in no database: names of counters, codes of letters. The newest of the cookies' keys. */
export function hashKeyOf({ AUTH_COOKIE_KEYS: [newest = ''] }: AuthConfig): KeyObject {
  return createSecretKey(Buffer.from(newest, 'base64url'));
}
