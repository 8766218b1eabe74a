import type { ProviderConfig } from './config.ts';
import { type SignInProvider, signInProvider } from './provider.ts';

/** The services with whose accounts people can sign in, by id, in the order of the configuration. */
export type SignInProviders = ReadonlyMap<string, SignInProvider>;

/** The configured providers; `publicUrl` is where people reach the gateway. None is asked anything yet. */
export function signInProviders(configs: readonly ProviderConfig[], publicUrl: string): SignInProviders {
  const redirectUri = new URL('/sign-in/callback', publicUrl).href;
  return new Map(configs.map((config) => [config.id, signInProvider(config, redirectUri)]));
}
