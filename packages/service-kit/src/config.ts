import { readFileSync } from 'node:fs';
import { telemetryEnv } from '@moim/telemetry';
import { z } from 'zod';
import { isKeysVariable, type KeySource } from './rotating-keys.ts';

/** What is wrong with the environment: one line for each variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Reads and checks a program's environment. The only place it looks at `process.env`. Where NAME is not set, NAME_FILE may
 * name a file that holds its value, as is usual for secrets. An empty value counts as not set. Throws ConfigError with a line for
 * each variable that is missing or wrong.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<Shape>> {
  const lines: string[] = [];
  const given: Record<string, string | KeySource | undefined> = {};
  for (const [name, variable] of Object.entries(shape)) {
    const file = env[`${name}_FILE`];
    const take = (text: string, from: string | null) => {
      given[name] = isKeysVariable(variable) ? { text, file: from } : text;
    };
    if (env[name]) take(env[name], null);
    else if (file) {
      try {
        take(readFileSync(file, 'utf8').trim(), file);
      } catch (error) {
        lines.push(`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
      }
    }
  }
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const unreadable = new Set(lines.map((line) => line.slice(0, line.indexOf('_FILE:'))));
  for (const issue of result.error.issues) {
    const name = String(issue.path[0]);
    if (unreadable.has(name)) continue;
    lines.push(given[name] === undefined ? `${name} is not set` : `${name} is wrong: ${issue.message}`);
  }
  throw new ConfigError(lines);
}

/** The variables that every service reads. */
export const serviceEnv = {
  HOST: z.string().default('127.0.0.1'),
  /** 0 takes any free port. */
  PORT: z.coerce.number().int().min(0).max(65535),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ...telemetryEnv,
};
