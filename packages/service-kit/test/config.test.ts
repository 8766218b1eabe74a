import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, readConfig, serviceEnv } from '../src/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moim-config-'));
  await writeFile(join(folder, 'secret'), 'from a file\n');
});
afterAll(() => rm(folder, { recursive: true }));

const shape = { ...serviceEnv, SECRET: z.string().min(3, 'it is too short'), DATABASE_URL: z.url() };
const linesOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(shape, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
};

describe('readConfig', () => {
  test('names everything that is missing or wrong, a line each', () => {
    expect(linesOf({ PORT: 'many', SECRET: 'x' })).toEqual([
      expect.stringMatching(/^PORT is wrong: /),
      'SECRET is wrong: it is too short',
      'DATABASE_URL is not set',
    ]);
  });

  test('takes a value from NAME_FILE, without the line’s end', () => {
    const env = { PORT: '0', DATABASE_URL: 'postgres://x/y', SECRET_FILE: join(folder, 'secret') };
    expect(readConfig(shape, env)).toMatchObject({ PORT: 0, SECRET: 'from a file', HOST: '127.0.0.1' });
    expect(readConfig(shape, { ...env, SECRET: 'itself' }).SECRET).toBe('itself');
  });

  test('says which file it cannot read', () => {
    expect(linesOf({ PORT: '1', DATABASE_URL: 'postgres://x/y', SECRET_FILE: join(folder, 'nothing') })).toEqual([
      `SECRET_FILE: cannot read ${join(folder, 'nothing')} (ENOENT)`,
    ]);
  });

  test('counts an empty value as not set', () => {
    expect(linesOf({ PORT: '1', DATABASE_URL: '', SECRET: 'abc' })).toEqual(['DATABASE_URL is not set']);
  });
});
