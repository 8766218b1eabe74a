import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthKeys } from './auth-keys.ts';
import { replaceFile } from './files.ts';
import type { KeyFiles } from './keys.ts';
import { type DatabaseName, SUBGRAPHS } from './subgraphs.ts';

type ServiceName = DatabaseName | 'gateway';

/** The folder beside the keys with just what this service is to be given, for containers that see their own alone. */
export function serviceFolder(directory: string, service: ServiceName): string {
  return join(directory, 'services', service);
}

/** Puts files (name: content) into a service's folder; those that are there are replaced, each at once. */
export function giveToService(directory: string, service: ServiceName, files: Record<string, string>): void {
  const folder = serviceFolder(directory, service);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(files)) replaceFile(join(folder, name), content, 0o600);
}

/** Gives the sign-in server its keys and its clients, and the user subgraph its providers. */
export function giveSignIn(directory: string, keys: AuthKeys, settings: { clients: string; providers: string }): void {
  giveToService(directory, 'auth', {
    'auth-signing.jwks': readFileSync(keys.signingKeysFile, 'utf8'),
    'auth-cookies.key': readFileSync(keys.cookieKeysFile, 'utf8'),
    'auth-clients.json': settings.clients,
  });
  giveToService(directory, 'user', { 'sign-in-providers.json': settings.providers });
}

/** Gives each service its copies of the key files. To be called under the lock of the keys. */
export function giveKeysToServices({ directory, internalKeyFile, accessKeysFile }: KeyFiles): void {
  const internalKey = readFileSync(internalKeyFile, 'utf8');
  for (const service of [...SUBGRAPHS, 'gateway'] as const) {
    giveToService(directory, service, { 'internal.key': internalKey });
  }
  giveToService(directory, 'user', { 'access-token.jwks': readFileSync(accessKeysFile, 'utf8') });
}
