import { ACCESS_TOKEN, type AccessKeys, type RotatingKeys } from '@moim/service-kit';
import { type JSONWebKeySet, SignJWT } from 'jose';

/** Signs access tokens and tells which keys prove them. */
export interface AccessTokenIssuer {
  /** A JWT (EdDSA) for this person and session, valid for 10 minutes from `now`. */
  issue(subject: { userId: string; sessionId: string }, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /** The public keys: the one that signs, those that will, and earlier ones as long as tokens of theirs are about. */
  jwks(now: Date): JSONWebKeySet;
}

/** An issuer with these keys, which may change meanwhile. */
export function accessTokenIssuer(keys: RotatingKeys<AccessKeys>): AccessTokenIssuer {
  return {
    async issue({ userId, sessionId }, now) {
      const { privateKey, kid } = keys.current.signing(now);
      const expiresAt = new Date(Math.floor((now.getTime() + ACCESS_TOKEN.lifetimeMs) / 1000) * 1000);
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: ACCESS_TOKEN.type })
        .setIssuer(ACCESS_TOKEN.issuer)
        .setAudience(ACCESS_TOKEN.audience)
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { token, expiresAt };
    },
    jwks: (now) => ({ keys: keys.current.published(now).map(({ publicJwk }) => publicJwk) }),
  };
}
