import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const label = z.string().trim().min(1, 'it is empty').max(40, 'it has more than 40 characters');

const origin = z.url({ protocol: /^https?$/, error: 'it must be an http or https address' });

const provider = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'it must be lower-case letters, digits and -'),
    name: z.strictObject({ ko: label, en: label }),
    issuer: origin.refine((issuer) => !/[?#@]/.test(issuer), 'it must have no query, no fragment and no user name'),
    clientId: z.string().min(1, 'it is empty'),
    clientSecret: z.string().min(1, 'it is empty').optional(),
    scope: z
      .string()
      .refine((scope) => scope.split(' ').includes('openid'), 'it must contain openid')
      .default('openid profile email'),
    internalUrl: origin
      .refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'it must be an origin, without a path')
      .optional(),
    tokenEndpointAuthMethod: z.enum(['client_secret_basic', 'client_secret_post', 'none']).optional(),
  })
  .refine(
    ({ clientSecret, tokenEndpointAuthMethod: method }) =>
      method === undefined || (method === 'none') === (clientSecret === undefined),
    { path: ['tokenEndpointAuthMethod'], error: 'none is for clients without a clientSecret, the others need one' },
  );

/** A service with whose accounts people can sign in, as it is configured (docs/sign-in-providers.md). */
export type ProviderConfig = z.infer<typeof provider>;

/** SIGN_IN_PROVIDERS in the environment. What it says is wrong names no value: there are secrets among them. */
export const providersVariable = z
  .string()
  .default('[]')
  .transform((text, context): ProviderConfig[] => {
    const refuse = (message: string) => void context.issues.push({ code: 'custom', message, input: undefined });
    const list = readArray(text);
    if (list === null) {
      refuse('it must be a JSON array of providers');
      return z.NEVER;
    }
    const providers: ProviderConfig[] = [];
    for (const [i, entry] of list.entries()) {
      const read = provider.safeParse(entry);
      if (read.success) providers.push(read.data);
      else for (const issue of read.error.issues) refuse(`provider ${i + 1}: ${describe(issue)}`);
    }
    for (const id of repeated(providers.map((given) => given.id))) refuse(`two providers have the id ${id}`);
    // People are known by issuer and subject, and some issuers give each client subjects of its own: two clients could mix up two people.
    for (const issuer of repeated(providers.map((given) => new URL(given.issuer).href)))
      refuse(`two providers have the issuer ${issuer}`);
    return providers;
  });

function readArray(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `${path}${path && ': '}unknown: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `${path || 'it'} is missing or no ${issue.expected}`;
  if (issue.code === 'invalid_value') return `${path} must be one of ${issue.values.join(', ')}`;
  return `${path}: ${issue.message}`;
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

/**
 * What must not be in production, a line each: an issuer that is talked to in plain text over a network. On this machine, or at an
 * `internalUrl` of the operator's own network, it may be.
 */
export function insecureProviders(providers: readonly ProviderConfig[]): string[] {
  return providers
    .filter(({ issuer, internalUrl }) => {
      const { protocol, hostname } = new URL(issuer);
      return protocol === 'http:' && internalUrl === undefined && !LOOPBACK.has(hostname);
    })
    .map(({ id }) => `SIGN_IN_PROVIDERS is wrong: ${id}: in production the issuer must be https`);
}
