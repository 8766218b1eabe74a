import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type ClientMetadata } from 'oidc-provider';
import { afterAll } from 'vitest';

/** Where the subgraph under test has people sent back to. */
export const CALLBACK = 'http://localhost:4000/sign-in/callback';

export const CLIENT = { clientId: 'moim', clientSecret: 'a secret: with/odd+signs' };
/** Another product at the same provider. */
export const OTHER_CLIENT = { clientId: 'another-product', clientSecret: 'another secret' };

/** An OpenID provider (oidc-provider) with people of our own making, who sign in by being asked to. */
export interface TestProvider {
  issuer: string;
  /** Where it listens, which is elsewhere than the issuer says when that was given. */
  address: string;
  /** What it says of somebody from now on, whatever it is. */
  says(subject: string, claims: Record<string, unknown>): void;
  /** Signs somebody in, in a new browser, from the authorization address on; with what the provider sends them back. */
  signIn(
    authorizationUrl: URL,
    subject: string,
  ): Promise<{ code: string | null; state: string | null; iss: string | null }>;
  /** Takes it away until `start`, which puts it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a provider; it is stopped when the test file is done. */
export async function testProvider({ issuer: given }: { issuer?: string } = {}): Promise<TestProvider> {
  const server = createServer();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const address = `http://localhost:${port}`;
  const issuer = given ?? address;
  const said = new Map<string, Record<string, unknown>>();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });

  const client = ({ clientId, clientSecret }: typeof CLIENT): ClientMetadata => ({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [CALLBACK],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  });
  const provider = new Provider(issuer, {
    clients: [client(CLIENT), client(OTHER_CLIENT)],
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), kid: randomBytes(4).toString('hex'), use: 'sig', alg: 'RS256' }],
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: {
      openid: ['sub'],
      profile: ['name', 'nickname', 'preferred_username', 'picture'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ ...said.get(accountId), sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  // Behind an address of its own it is as behind a proxy: it believes what the proxy says of the scheme and the host.
  provider.proxy = given !== undefined;
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const person = request.headers['x-test-person'];
    if (!request.url?.startsWith('/interaction/') || typeof person !== 'string') return void answer(request, response);
    const accountId = Buffer.from(person, 'base64url').toString();
    void provider.interactionFinished(request, response, { login: { accountId } });
  });
  afterAll(() => stop(server));

  return {
    issuer,
    address,
    says: (subject, claims) => void said.set(subject, claims),
    async signIn({ pathname, search }, subject) {
      const { searchParams } = await browse(new URL(pathname + search, address), subject);
      return { code: searchParams.get('code'), state: searchParams.get('state'), iss: searchParams.get('iss') };
    },
    stop: () => stop(server),
    start: () => listen(server, port),
  };
}

/** Follows redirects with a new browser's cookies, until they lead away from the provider. */
async function browse(start: URL, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        'x-test-person': Buffer.from(subject).toString('base64url'),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider answers ${response.status}: ${await response.text()}`);
    const next = new URL(location, url);
    if (next.href.startsWith(CALLBACK)) return next;
    url = new URL(next.pathname + next.search, start);
  }
  throw new Error('the provider redirects for ever');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, () => resolve()));
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
