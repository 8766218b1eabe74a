import { ACCESS_TOKEN, type Viewer } from '@moim/service-kit';
import { GraphQLError } from 'graphql';
import { jwtVerify } from 'jose';
import { KeysUnavailable, type PublishedKeys } from './jwks.ts';

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/**
 * Who sends this `Authorization` header; null without one. Throws UNAUTHENTICATED (HTTP 401) for a token that is malformed,
 * forged or expired, and SUBGRAPH_UNAVAILABLE (HTTP 503) while the keys that prove tokens have never been seen.
 */
export async function authenticate(authorization: string | undefined, keys: PublishedKeys): Promise<Viewer | null> {
  if (authorization === undefined) return null;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated('The Authorization header must be: Bearer <access token>.');
  try {
    const { payload } = await jwtVerify(token, keys.getKey, {
      algorithms: ['EdDSA'],
      issuer: ACCESS_TOKEN.issuer,
      audience: ACCESS_TOKEN.audience,
      typ: ACCESS_TOKEN.type,
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    return { userId: String(payload.sub), sessionId: String(payload.sid) };
  } catch (error) {
    if (error instanceof KeysUnavailable) {
      throw new GraphQLError('Sign-ins cannot be checked right now.', {
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user', http: { status: 503 } },
      });
    }
    throw unauthenticated('The access token is not valid or has expired.');
  }
}
