import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { InternalKeys } from '@moim/service-kit';

/** An address of a private club's photo is good until the end of the next such span: for 5 to 10 minutes. */
const SPAN_MS = 5 * 60_000;
const DEMO = 'demo/';

export type PhotoSize = 'screen' | 'thumb';

/** What a signed address says of itself. */
export interface AddressQuery {
  expires?: string | undefined;
  key?: string | undefined;
  signature?: string | undefined;
}

/**
 * Addresses of photos on the gateway's origin. The storage key is 160 random bits, so nobody guesses one; for a private club that is not enough,
 * since addresses are passed on: theirs are signed, and good for a few minutes. Within such a span they stay the same, so that a
 * browser need not load a photo twice.
 */
export class PhotoAddresses {
  readonly #keys: { readonly current: InternalKeys };

  /** The keys may be replaced meanwhile. */
  constructor(keys: { readonly current: InternalKeys }) {
    this.#keys = keys;
  }

  /** The path of a photo's picture. */
  of({ storageKey, isPrivate }: { storageKey: string; isPrivate: boolean }, size: PhotoSize, now = Date.now()): string {
    // The demo world's pictures are files of the gateway's own.
    if (storageKey.startsWith(DEMO)) return `/media/${storageKey}${size === 'thumb' ? '-thumb' : ''}.webp`;
    const path = `/media/${storageKey}/${size}`;
    if (!isPrivate) return path;
    const expires = String((Math.floor(now / SPAN_MS) + 2) * (SPAN_MS / 1_000));
    const { kid, key } = this.#keys.current.signing(now);
    return `${path}?${new URLSearchParams({ expires, key: kid, signature: sign(key, storageKey, expires) })}`;
  }

  /** How many seconds a signed address of these files is still good for; 0 when it is not, or was not made here. */
  secondsLeft(storageKey: string, { expires, key: kid, signature }: AddressQuery, now = Date.now()): number {
    const key = this.#keys.current.find(kid, now);
    if (key === undefined || expires === undefined || signature === undefined || !/^\d{1,12}$/.test(expires)) return 0;
    const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(key, storageKey, expires))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 0;
    return Math.max(0, Number(expires) - Math.ceil(now / 1_000));
  }
}

/** The internal key signs viewers, too: what it signs here can be mistaken for nothing else. */
function sign(key: KeyObject, storageKey: string, expires: string): string {
  return createHmac('sha256', key).update(`moim media\n${storageKey}\n${expires}`).digest('base64url');
}
