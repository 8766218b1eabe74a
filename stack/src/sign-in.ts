import type { AuthKeys } from './auth-keys.ts';
import type { StackConfig } from './config.ts';

/** What Moim's own account is called where there are several to choose from, and what its people sign in to. */
const ACCOUNT = { ko: '모임 계정', en: 'Moim account' };
const PRODUCT = { ko: '모임', en: 'Moim' };
const ID = 'moim';

export interface SignInAddresses {
  /** Where people reach the gateway: they come back there. */
  publicUrl: string;
  /** The issuer: where people reach the sign-in server. */
  authUrl: string;
  /** Where the user subgraph reaches it. */
  internalUrl: string;
}

/**
 * What the sign-in server is told of its clients (AUTH_CLIENTS) and the user subgraph of its providers (SIGN_IN_PROVIDERS), as JSON:
 * each other, and what the operator has given besides. Both hold secrets.
 */
export function signInSettings(
  { publicUrl, authUrl, internalUrl }: SignInAddresses,
  { clientSecret }: AuthKeys,
  { clients, providers }: StackConfig['signIn'],
): { clients: string; providers: string } {
  const redirectUri = new URL('/sign-in/callback', publicUrl).href;
  const client = { client_id: ID, client_secret: clientSecret, redirect_uris: [redirectUri], name: PRODUCT };
  const provider = { id: ID, name: ACCOUNT, issuer: authUrl, clientId: ID, clientSecret, internalUrl };
  return { clients: format([client, ...clients]), providers: format([provider, ...providers]) };
}

function format(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
