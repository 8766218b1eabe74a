import { isAbsolute, join, resolve } from 'node:path';
import { ConfigError, readConfig } from '@moim/service-kit';
import { z } from 'zod';
import { ROOT } from './paths.ts';
import { PlainError } from './plain-error.ts';

const url = (...protocols: string[]) =>
  z
    .url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error: `it must begin with ${protocols[0]}://` })
    .optional();

const variables = {
  PORT: z.coerce.number('it must be a port number').int().min(1, 'it must be a port number').max(65_535).default(4000),
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
  given: { databaseUrl: string | undefined; natsUrl: string | undefined; redisUrl: string | undefined };
};

/** Reads and checks the environment. Throws a PlainError that names every variable that is wrong. */
export function readStackConfig(env: NodeJS.ProcessEnv = process.env): StackConfig {
  const config = readVariables(env);
  const dataDir = absolute(config.MOIM_DATA_DIR);
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
    given: { databaseUrl: config.DATABASE_URL, natsUrl: config.NATS_URL, redisUrl: config.REDIS_URL },
  };
}

function readVariables(env: NodeJS.ProcessEnv) {
  try {
    return readConfig(variables, env);
  } catch (error) {
    if (error instanceof ConfigError) throw new PlainError(`${error.lines.join('; ')}.`, { cause: error });
    throw error;
  }
}

/** Relative folders are relative to the repository, wherever the command is run from. */
function absolute(folder: string): string {
  return isAbsolute(folder) ? folder : resolve(ROOT, folder);
}
