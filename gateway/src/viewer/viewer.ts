import { ACCESS_TOKEN, type Viewer } from '@moim/service-kit';
import { GraphQLError } from 'graphql';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { KeysUnavailable, type PublishedKeys } from './jwks.ts';

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;
const COMPACT = /^[\w-]+\.[\w-]+\.([\w-]+)$/;

/** How far the clocks of this machine and of the issuer's may be apart, for tokens that would live longer than ours do. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** What an access token is worth; `expiresAt` in milliseconds since 1970. An `expired` one is right in all but its time. */
export type CheckedToken =
  | { state: 'valid'; viewer: Viewer; expiresAt: number }
  | { state: 'expired'; viewer: Viewer; expiredForMs: number }
  | { state: 'invalid' };

/**
 * Checks an access token: signature, issuer, audience, type and times. Rejects with KeysUnavailable while the keys that prove
 * tokens have never been seen.
 */
export async function checkAccessToken(token: string, keys: PublishedKeys): Promise<CheckedToken> {
  const proven = keys.proven(token);
  if (proven !== null) return { state: 'valid', ...proven };
  if (!isCanonical(token)) return { state: 'invalid' };
  try {
    const verified = await verify(token, keys, new Date());
    if (verified === null) return { state: 'invalid' };
    keys.remember(token, verified);
    return { state: 'valid', ...verified };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return await checkExpired(token, keys, error.payload);
    return invalidUnlessUnavailable(error);
  }
}

/** An expired token is only that if all the rest was right as long as it lived. */
async function checkExpired(token: string, keys: PublishedKeys, { exp = 0 }: JWTPayload): Promise<CheckedToken> {
  try {
    const verified = await verify(token, keys, new Date((exp - 1) * 1000));
    if (verified === null) return { state: 'invalid' };
    return { state: 'expired', viewer: verified.viewer, expiredForMs: Date.now() - exp * 1000 };
  } catch (error) {
    return invalidUnlessUnavailable(error);
  }
}

/** Whatever else may be wrong with a token, it is nobody's. */
function invalidUnlessUnavailable(error: unknown): CheckedToken {
  if (error instanceof KeysUnavailable) throw error;
  return { state: 'invalid' };
}

/** The viewer and until when; null when the token is signed by us, but is none that we make. Rejects as jose does, or with KeysUnavailable. */
async function verify(
  token: string,
  keys: PublishedKeys,
  at: Date,
): Promise<{ viewer: Viewer; expiresAt: number } | null> {
  const { payload } = await jwtVerify(token, keys.getKey, {
    algorithms: ['EdDSA'],
    issuer: ACCESS_TOKEN.issuer,
    audience: ACCESS_TOKEN.audience,
    typ: ACCESS_TOKEN.type,
    requiredClaims: ['sub', 'sid', 'exp'],
    currentDate: at,
  });
  const { sub, sid, aud, exp = 0 } = payload;
  const livesTooLong = exp * 1000 - at.getTime() > ACCESS_TOKEN.lifetimeMs + CLOCK_TOLERANCE_MS;
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof aud !== 'string' || livesTooLong) return null;
  return { viewer: { userId: sub, sessionId: sid }, expiresAt: exp * 1000 };
}

/** Base64url has several spellings for one signature; a token has one. */
function isCanonical(token: string): boolean {
  const signature = COMPACT.exec(token)?.[1];
  return signature !== undefined && Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/** Who shows a token, and until when it counts, in milliseconds since 1970. */
export interface Authenticated {
  viewer: Viewer;
  expiresAt: number;
}

/**
 * Who sends this `Authorization` header; null without one. Throws UNAUTHENTICATED (HTTP 401) for a token that is malformed,
 * forged or expired, and SUBGRAPH_UNAVAILABLE (HTTP 503) while the keys that prove tokens have never been seen.
 */
export async function authenticate(
  authorization: string | undefined,
  keys: PublishedKeys,
): Promise<Authenticated | null> {
  if (authorization === undefined) return null;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated('The Authorization header must be: Bearer <access token>.');
  return await authenticateToken(token, keys);
}

/** As `authenticate`, of a token. */
export async function authenticateToken(token: string, keys: PublishedKeys): Promise<Authenticated> {
  try {
    const checked = await checkAccessToken(token, keys);
    if (checked.state === 'valid') return checked;
  } catch (error) {
    if (error instanceof KeysUnavailable) {
      throw new GraphQLError('Sign-ins cannot be checked right now.', {
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user', http: { status: 503 } },
      });
    }
    throw error;
  }
  throw unauthenticated('The access token is not valid or has expired.');
}
