import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { InternalKeys } from './internal-keys.ts';

export type Locale = 'ko' | 'en';

/** Who asks. The gateway has verified it; subgraphs take it from the signed header and from nowhere else. */
export interface Viewer {
  /** `usr_...` */
  userId: string;
  /** `ses_...` */
  sessionId: string;
}

/**
 * What kind of program asks. Browsers (known by headers that no script of theirs can leave out) keep tokens in cookies and get none
 * in a body; `native` apps say so (`x-moim-client: native`) and keep their tokens themselves; `other` is everything else.
 */
export type ClientKind = 'browser' | 'native' | 'other';

/** The program and the machine that a request comes from. */
export interface Client {
  kind: ClientKind;
  /** The IP address, from the socket or from a trusted proxy. */
  address: string;
  /** At most 256 characters; null when there is none. */
  userAgent: string | null;
}

/** What the gateway tells a subgraph about a request, signed. */
export interface RequestOrigin {
  /** Null when signed out. */
  viewer: Viewer | null;
  locale: Locale;
  /** Told with mutations; null where nobody needs to know. */
  client: Client | null;
}

/** The header that carries the signed RequestOrigin. The gateway drops it from what clients send. */
export const ORIGIN_HEADER = 'x-moim-origin';

const ISSUER = 'moim:gateway';
const AUDIENCE = 'moim:subgraph';
/** Long enough for one request, too short to be worth stealing. */
const LIFETIME_S = 60;

/** Signs who asks, as a compact JWS (HS256), valid for a minute. */
export function signOrigin(origin: RequestOrigin, keys: InternalKeys): Promise<string> {
  const { kid, key } = keys.signing();
  const { viewer, locale, client } = origin;
  const token = new SignJWT({
    loc: locale,
    ...(viewer ? { sid: viewer.sessionId } : {}),
    ...(client ? { cli: [client.kind, client.address, client.userAgent] } : {}),
  })
    .setProtectedHeader({ alg: 'HS256', kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_S}s`);
  if (viewer) token.setSubject(viewer.userId);
  return token.sign(key);
}

/** Seconds by which the gateway's clock may be ahead. */
const TOLERANCE_S = 5;
/** Signatures that were right, by the keys that proved them: one is sent with every fetch of a screen, and for some seconds with every screen of a person. */
const proven = new WeakMap<InternalKeys, LRUCache<string, { origin: RequestOrigin; expiresAt: number }>>();
const REMEMBERED = 10_000;

/** Reads what signOrigin wrote; rejects when it is missing, forged or too old. */
export async function verifyOrigin(token: string, keys: InternalKeys): Promise<RequestOrigin> {
  let ofKeys = proven.get(keys);
  if (ofKeys === undefined) {
    ofKeys = new LRUCache({ max: REMEMBERED });
    proven.set(keys, ofKeys);
  }
  const known = ofKeys.get(token);
  if (known !== undefined && Date.now() < known.expiresAt) return known.origin;
  const verified = await verify(token, keys);
  ofKeys.set(token, verified);
  return verified.origin;
}

async function verify(token: string, keys: InternalKeys): Promise<{ origin: RequestOrigin; expiresAt: number }> {
  const getKey = ({ kid }: { kid?: string }) => {
    const key = keys.find(kid);
    if (key === undefined) throw new Error('signed with none of the internal keys');
    return key;
  };
  const { payload } = await jwtVerify(token, getKey, {
    algorithms: ['HS256'],
    issuer: ISSUER,
    audience: AUDIENCE,
    clockTolerance: TOLERANCE_S,
    requiredClaims: ['exp'],
  });
  const viewer =
    payload.sub !== undefined && typeof payload.sid === 'string'
      ? { userId: payload.sub, sessionId: payload.sid }
      : null;
  const origin = {
    viewer,
    locale: payload.loc === 'en' ? ('en' as const) : ('ko' as const),
    client: readClient(payload.cli),
  };
  return { origin, expiresAt: ((payload.exp ?? 0) + TOLERANCE_S) * 1_000 };
}

const clientClaim = z.tuple([z.enum(['browser', 'native', 'other']), z.string(), z.string().nullable()]);

function readClient(claim: unknown): Client | null {
  if (claim === undefined) return null;
  const [kind, address, userAgent] = clientClaim.parse(claim);
  return { kind, address, userAgent };
}

/** What access tokens (JWT, EdDSA) carry besides sub, sid and exp; signed by the user subgraph, verified by the gateway. */
export const ACCESS_TOKEN = { issuer: 'moim', audience: 'moim', type: 'at+jwt', lifetimeMs: 10 * 60_000 } as const;
