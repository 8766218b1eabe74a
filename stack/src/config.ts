import { isAbsolute, join, resolve } from 'node:path';
import { mailEnv, readMailSettings } from '@moim/mail/config';
import { ConfigError, readConfig } from '@moim/service-kit';
import { z } from 'zod';
import { ROOT } from './paths.ts';
import { PlainError } from './plain-error.ts';

const url = (...protocols: string[]) =>
  z
    .url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error: `it must begin with ${protocols[0]}://` })
    .optional();

const portVariable = z.coerce.number('it must be a port number').int().min(1, 'it must be a port number').max(65_535);

/** What is in it, the service checks that it is for. */
const jsonListVariable = z
  .string()
  .default('[]')
  .transform((text, context): unknown[] => {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list;
    } catch {
      // Told below, without the text: it holds secrets.
    }
    context.issues.push({ code: 'custom', message: 'it must be a list in JSON', input: undefined });
    return z.NEVER;
  });

const variables = {
  PORT: portVariable.default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url('https?'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  MOIM_DATA_DIR: z.string().default('.moim'),
  MOIM_TOOLS_DIR: z.string().optional(),
  MOIM_KEYS_DIR: z.string().optional(),
  MOIM_DEMO: z.enum(['0', '1'], 'it must be 0 or 1').default('1'),
  MOIM_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/, 'it must be lower-case letters, digits and _')
    .default('moim'),
  DATABASE_URL: url('postgresql', 'postgres'),
  NATS_URL: url('nats', 'tls'),
  REDIS_URL: url('redis', 'rediss'),
  AUTH_PORT: portVariable.optional(),
  AUTH_URL: url('https?'),
  AUTH_INTERNAL_URL: url('https?'),
  AUTH_CLIENTS: jsonListVariable,
  SIGN_IN_PROVIDERS: jsonListVariable,
  ...mailEnv,
  MOIM_RATE_LIMITS: z.enum(['on', 'off'], 'it must be on or off').default('on'),
};

/** What the launcher's commands read from the environment (docs/configuration.md). Folders are absolute. */
export type StackConfig = {
  host: string;
  port: number;
  publicUrl: string;
  dataDir: string;
  toolsDir: string;
  keysDir: string;
  databasePrefix: string;
  seedsDemo: boolean;
  /** The sign-in server: its port, its address for people, and its address for the user subgraph, as far as they are given. */
  auth: { port: number | undefined; url: string | undefined; internalUrl: string | undefined };
  /** What the operator adds to the sign-in server's clients and to the user subgraph's providers. */
  signIn: { clients: unknown[]; providers: unknown[] };
  /** The folder for letters to people; null when a mail server takes them. */
  mailDir: string | null;
  given: { databaseUrl: string | undefined; natsUrl: string | undefined; redisUrl: string | undefined };
};

/** Reads and checks the environment. Throws a PlainError that names every variable that is wrong. */
export function readStackConfig(env: NodeJS.ProcessEnv = process.env): StackConfig {
  const config = readVariables(env);
  // The user subgraph says so too; here it is said before anything is started.
  if (config.NODE_ENV === 'production' && config.MOIM_RATE_LIMITS === 'off')
    throw new PlainError('MOIM_RATE_LIMITS is wrong: production does not run without rate limits.');
  if (config.AUTH_PORT === config.PORT) throw new PlainError('AUTH_PORT is wrong: it is the port of the gateway.');
  const dataDir = absolute(config.MOIM_DATA_DIR);
  const mail = mailTransport({ ...config, MAIL_DIR: config.MAIL_DIR ?? join(dataDir, 'mail') });
  return {
    host: config.HOST,
    port: config.PORT,
    publicUrl: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    dataDir,
    toolsDir: config.MOIM_TOOLS_DIR ? absolute(config.MOIM_TOOLS_DIR) : join(dataDir, 'tools'),
    keysDir: config.MOIM_KEYS_DIR ? absolute(config.MOIM_KEYS_DIR) : join(dataDir, 'keys'),
    databasePrefix: config.MOIM_DATABASE_PREFIX,
    // Production seeds nothing, whatever MOIM_DEMO says: the demo accounts' password is public.
    seedsDemo: config.MOIM_DEMO === '1' && config.NODE_ENV !== 'production',
    auth: { port: config.AUTH_PORT, url: config.AUTH_URL, internalUrl: config.AUTH_INTERNAL_URL },
    signIn: { clients: config.AUTH_CLIENTS, providers: config.SIGN_IN_PROVIDERS },
    mailDir: mail.kind === 'folder' ? absolute(mail.directory) : null,
    given: { databaseUrl: config.DATABASE_URL, natsUrl: config.NATS_URL, redisUrl: config.REDIS_URL },
  };
}

/** The services that send mail say so too. */
function mailTransport(env: Parameters<typeof readMailSettings>[0]) {
  return toldPlainly(() => readMailSettings(env)).transport;
}

function readVariables(env: NodeJS.ProcessEnv) {
  return toldPlainly(() => readConfig(variables, env));
}

function toldPlainly<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) throw new PlainError(`${error.lines.join('; ')}.`, { cause: error });
    throw error;
  }
}

/** Relative folders are relative to the repository, wherever the command is run from. */
function absolute(folder: string): string {
  return isAbsolute(folder) ? folder : resolve(ROOT, folder);
}
