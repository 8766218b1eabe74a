import { ACCESS_TOKEN } from '@moim/service-kit';
import { calculateJwkThumbprint, exportJWK, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';

/** Signs access tokens and tells which keys prove them. */
export interface AccessTokenIssuer {
  /** A JWT (EdDSA) for this person and session, valid for 10 minutes from `now`. */
  issue(subject: { userId: string; sessionId: string }, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /** The public keys. */
  jwks: JSONWebKeySet;
}

const LIFETIME_MS = 10 * 60_000;

/** An issuer from a private Ed25519 JWK (JSON). Rejects when the text is not one. */
export async function accessTokenIssuer(privateJwk: string): Promise<AccessTokenIssuer> {
  const jwk = JSON.parse(privateJwk) as JWK;
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d === undefined)
    throw new Error('ACCESS_KEY does not hold a private Ed25519 JWK');
  const { d: _private, key_ops: _operations, ...publicJwk } = jwk;
  const kid = jwk.kid ?? (await calculateJwkThumbprint(publicJwk));
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array) throw new Error('ACCESS_KEY holds a symmetric key');
  return {
    async issue({ userId, sessionId }, now) {
      const expiresAt = new Date(Math.floor((now.getTime() + LIFETIME_MS) / 1000) * 1000);
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: ACCESS_TOKEN.type })
        .setIssuer(ACCESS_TOKEN.issuer)
        .setAudience(ACCESS_TOKEN.audience)
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    jwks: { keys: [{ ...(await exportJWK(await importJWK(publicJwk, 'EdDSA'))), kid, alg: 'EdDSA', use: 'sig' }] },
  };
}
