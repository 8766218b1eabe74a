import type { Locale } from '@moim/service-kit';
import type { ClientMetadata } from 'oidc-provider';
import { z } from 'zod';
import { jsonVariable } from './json-variable.ts';

const label = z.string().trim().min(1, 'it is empty').max(40, 'it has more than 40 characters');

const redirectUri = z
  .url({ protocol: /^https?$/, error: 'it must be an http or https address' })
  .refine((uri) => !uri.includes('#'), 'it must have no fragment');

const client = z.strictObject({
  client_id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'it must be lower-case letters, digits and -'),
  /** None for what cannot keep one: an app, a page without a server. PKCE is asked of everybody. */
  client_secret: z.string().min(32, 'it has less than 32 characters').optional(),
  /** Compared exactly, character by character. */
  redirect_uris: z.array(redirectUri).min(1, 'there is none'),
  /** What people are told that they sign in to. */
  name: z.strictObject({ ko: label, en: label }),
});

/** A product whose people can sign in with their account here. */
export type AuthClient = z.infer<typeof client>;

const clients = z
  .array(client)
  .refine((list) => new Set(list.map((each) => each.client_id)).size === list.length, 'two clients have one client_id');

/** AUTH_CLIENTS in the environment. */
export const clientsVariable = jsonVariable(clients, ([index, ...path], list) => {
  const id: unknown = Array.isArray(list) ? list[Number(index)]?.client_id : undefined;
  const name = typeof id === 'string' ? id : `client ${Number(index) + 1}`;
  return path.length === 0 ? name : `${name}: ${path.join('.')}`;
});

/** A client as oidc-provider is told of it. */
export function clientMetadata({ client_id, client_secret, redirect_uris, name }: AuthClient): ClientMetadata {
  return {
    client_id,
    redirect_uris,
    client_name: name.ko,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    response_modes: ['query'],
    ...(client_secret === undefined
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret, token_endpoint_auth_method: 'client_secret_basic' as const }),
  };
}

/** What a client is called; its id where nobody knows it any more. */
export function clientName(list: readonly AuthClient[], clientId: string, locale: Locale): string {
  return list.find((each) => each.client_id === clientId)?.name[locale] ?? clientId;
}
