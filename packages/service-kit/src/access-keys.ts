import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { keysVariable } from './rotating-keys.ts';

const bytes32 = z.string().regex(/^[\w-]{43}$/);

const privateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: bytes32,
  d: bytes32,
  kid: z.string().min(1).optional(),
  /** From when it signs; left out, from ever. */
  signsFrom: z.iso.datetime().optional(),
  /** Until when it proves tokens; left out, until a later key says when. */
  publishedUntil: z.iso.datetime().optional(),
});

const jwkSet = z.object({ keys: z.array(privateJwk).min(1) });

/** A key that signs access tokens. */
export interface AccessKey {
  /** Its RFC 7638 thumbprint: two keys never share one. */
  kid: string;
  privateKey: KeyObject;
  /** The public half, as a JWKS shows it. */
  publicJwk: { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; alg: 'EdDSA'; use: 'sig' };
  /** Null signs from ever. */
  signsFrom: Date | null;
  /** Null as long as no later key is to take over. */
  publishedUntil: Date | null;
}

/**
 * Reads `access-token.jwks`: a set of private Ed25519 JWKs (RFC 7517), each with two members of our own, `signsFrom` and
 * `publishedUntil` (ISO 8601, UTC); a single JWK is a set of one. The keys come in the order in which they sign. Throws an Error
 * that says what is wrong and shows no key.
 */
export function parseAccessKeyFile(text: string): AccessKey[] {
  const keys = parseSet(text)
    .map(({ kid, signsFrom, publishedUntil, ...jwk }) => ({
      ...readKey(jwk, kid),
      signsFrom: signsFrom === undefined ? null : new Date(signsFrom),
      publishedUntil: publishedUntil === undefined ? null : new Date(publishedUntil),
    }))
    .sort((a, b) => (a.signsFrom?.getTime() ?? 0) - (b.signsFrom?.getTime() ?? 0));
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Error('two of its keys have the same kid');
  if (keys.at(-1)?.publishedUntil !== null) throw new Error('its newest key must not have a publishedUntil');
  return keys;
}

function parseSet(text: string) {
  const parsed = jwkSet.safeParse(asSet(parseJson(text)));
  if (parsed.success) return parsed.data.keys;
  const [issue] = parsed.error.issues;
  throw new Error(
    `it must be a private Ed25519 JWK or a set of such (see ${issue?.path.join('.') || 'its beginning'})`,
  );
}

function asSet(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'kty' in json ? { keys: [json] } : json;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message shows a piece of the text, and the text is a secret.
    throw new Error('it is not JSON');
  }
}

function readKey(jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string }, given: string | undefined) {
  const { kty, crv, x } = jwk;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  if (createPublicKey(privateKey).export({ format: 'jwk' }).x !== x) throw new Error('x and d of a key do not match');
  const kid = given ?? createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kid, privateKey, publicJwk: { kty, crv, x, kid, alg: 'EdDSA' as const, use: 'sig' as const } };
}

/** The keys that sign and prove access tokens, as of one reading. */
export class AccessKeys {
  readonly #keys: readonly AccessKey[];

  /** In the order in which they sign. */
  constructor(keys: readonly AccessKey[]) {
    this.#keys = keys;
  }

  /** The newest key whose time has come; the first one while that is true of none. */
  signing(now: Date): AccessKey {
    const key = this.#keys.findLast(({ signsFrom }) => signsFrom === null || signsFrom <= now) ?? this.#keys[0];
    if (key === undefined) throw new Error('there is no access key');
    return key;
  }

  /** Next, current and previous keys: all whose time is not over. */
  published(now: Date): AccessKey[] {
    return this.#keys.filter(({ publishedUntil }) => publishedUntil === null || now < publishedUntil);
  }
}

/** ACCESS_KEYS in the user subgraph's environment. */
export const accessKeysVariable = keysVariable((text) => new AccessKeys(parseAccessKeyFile(text)));
