import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { keysVariable } from './rotating-keys.ts';

/** A line of `internal.key`. */
export interface InternalKeyLine {
  /** At least 32 bytes, base64url. */
  secret: string;
  /** Null signs from ever. */
  signsFrom: Date | null;
  /** Names the key without telling it: the beginning of its SHA-256. */
  kid: string;
}

/** How long a key still proves requests after its successor has begun to sign: signatures live for a minute, clocks differ. */
export const INTERNAL_KEY_OVERLAP_MS = 5 * 60_000;

const LINE = /^([\w-]{43,})(?: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z))?$/;

/**
 * Reads `internal.key`: one key a line, the newest last, each with the time from which it signs, if any
 * (`<base64url> 2026-11-21T21:00:00Z`). Throws an Error that says what is wrong and shows no key.
 */
export function parseInternalKeyFile(text: string): InternalKeyLine[] {
  const lines = text.trim().split('\n');
  return lines.map((line, index) => {
    const [, secret = '', time] = LINE.exec(line.trim()) ?? [];
    const signsFrom = time === undefined ? null : new Date(time);
    if (secret === '' || Number.isNaN(signsFrom?.getTime())) {
      const which = lines.length === 1 ? 'it' : `line ${index + 1}`;
      throw new Error(`${which} must be at least 32 bytes in base64url, with the time from which it signs, if any`);
    }
    const kid = createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('base64url').slice(0, 11);
    return { secret, signsFrom, kid };
  });
}

interface InternalKey {
  kid: string;
  key: KeyObject;
  signsFrom: number;
  acceptedUntil: number;
}

/** The keys that gateway and subgraphs share, as of one reading. */
export class InternalKeys {
  readonly #keys: readonly InternalKey[];
  readonly #byKid: ReadonlyMap<string, InternalKey>;

  constructor(lines: readonly InternalKeyLine[]) {
    this.#keys = lines.map(({ secret, signsFrom, kid }, index) => ({
      kid,
      key: createSecretKey(Buffer.from(secret, 'base64url')),
      signsFrom: signsFrom?.getTime() ?? Number.NEGATIVE_INFINITY,
      acceptedUntil: (lines[index + 1]?.signsFrom?.getTime() ?? Number.POSITIVE_INFINITY) + INTERNAL_KEY_OVERLAP_MS,
    }));
    this.#byKid = new Map(this.#keys.map((key) => [key.kid, key]));
  }

  /** The newest key whose time has come; the first one while that is true of none. */
  signing(now = Date.now()): { kid: string; key: KeyObject } {
    const key = this.#keys.findLast(({ signsFrom }) => signsFrom <= now) ?? this.#keys[0];
    if (key === undefined) throw new Error('there is no internal key');
    return key;
  }

  /** The key of this name, also one that does not sign yet; undefined when there is none, or its time is over. */
  find(kid: string | undefined, now = Date.now()): KeyObject | undefined {
    const found = kid === undefined ? undefined : this.#byKid.get(kid);
    return found !== undefined && now < found.acceptedUntil ? found.key : undefined;
  }
}

/** InternalKeys from the text of `internal.key`. Throws as parseInternalKeyFile does. */
export function readInternalKeys(text: string): InternalKeys {
  return new InternalKeys(parseInternalKeyFile(text));
}

/** INTERNAL_KEY in a service's environment. */
export const internalKeyVariable = keysVariable(readInternalKeys);
