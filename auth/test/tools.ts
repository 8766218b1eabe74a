import { type TestAuth, testAuth } from '@moim/test-kit/auth';
import * as oidc from 'openid-client';
import pg from 'pg';

export const CALLBACK = 'http://localhost:4000/sign-in/callback';

/** A product that signs people in with the server: openid-client, and what it keeps of a sign-in between its two halves. */
export class Product {
  readonly auth: TestAuth;
  readonly config: oidc.Configuration;

  private constructor(auth: TestAuth, config: oidc.Configuration) {
    this.auth = auth;
    this.config = config;
  }

  /** `authenticate`: how it proves who it is at the token endpoint. */
  static async of(auth: TestAuth, authenticate = oidc.ClientSecretPost(auth.clientSecret)): Promise<Product> {
    const config = await oidc.discovery(new URL(auth.url), auth.clientId, undefined, authenticate, {
      execute: [oidc.allowInsecureRequests],
    });
    return new Product(auth, config);
  }

  /** Begins a sign-in. `more` changes parameters of the request; undefined leaves one out. */
  async begin(more: Record<string, string | undefined> = {}): Promise<Attempt> {
    const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
    const parameters = {
      ...{ redirect_uri: CALLBACK, scope: 'openid profile email', state, nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...more,
    };
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const url = oidc.buildAuthorizationUrl(this.config, Object.fromEntries(given));
    return new Attempt(this.config, url, { verifier, state, nonce });
  }
}

/** One sign-in of a product. */
export class Attempt {
  readonly url: URL;
  readonly state: string;
  readonly #config: oidc.Configuration;
  readonly #secrets: { verifier: string; state: string; nonce: string };

  constructor(config: oidc.Configuration, url: URL, secrets: { verifier: string; state: string; nonce: string }) {
    this.url = url;
    this.state = secrets.state;
    this.#config = config;
    this.#secrets = secrets;
  }

  /** Exchanges the code of the callback for tokens; openid-client checks state, nonce, issuer and the ID token's signature. */
  finish(callback: string, verifier = this.#secrets.verifier) {
    const { state, nonce } = this.#secrets;
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    return oidc.authorizationCodeGrant(this.#config, new URL(callback), checks);
  }
}

/** The server, and a product that uses it. */
export async function authAndProduct(env: NodeJS.ProcessEnv = {}): Promise<{ auth: TestAuth; product: Product }> {
  const auth = await testAuth({ redirectUris: [CALLBACK], env });
  return { auth, product: await Product.of(auth) };
}

/** The rows of one query on the server's database. */
export async function sql<Row extends pg.QueryResultRow>(auth: TestAuth, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: auth.database.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

let people = 0;

/** Somebody without an account yet. */
export function newcomer() {
  people += 1;
  return { email: `newcomer-${people}@moim.test`, name: '오새롬', password: 'spring-on-bukhansan' };
}
