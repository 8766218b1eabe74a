import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAccessKeyFile, parseInternalKeyFile } from '@moim/service-kit';
import { describe, expect, test } from 'vitest';
import { ensureKeys, withKeysLock } from '../src/keys.ts';
import { ROOT } from '../src/paths.ts';
import { PlainError } from '../src/plain-error.ts';
import { listKeys, ROTATION_TIMES, rotateKeys } from '../src/rotate-keys.ts';
import { giveKeysToServices } from '../src/service-folders.ts';
import { runScript, testFolder } from './helpers.ts';

const MOIM = join(ROOT, 'stack/src/commands/moim.ts');
const normally = { atOnce: false };

async function installation() {
  const directory = join(testFolder(), 'keys');
  const files = await ensureKeys(directory);
  const read = (file: string) => readFileSync(file, 'utf8');
  return {
    directory,
    files,
    access: () => parseAccessKeyFile(read(files.accessKeysFile)),
    internal: () => parseInternalKeyFile(read(files.internalKeyFile)),
    states: (kind: string, now?: Date) =>
      listKeys(directory, now).flatMap((key) => (key.kind === kind ? [`${key.kid} ${key.state}`] : [])),
  };
}

describe('access keys', () => {
  test('a new one signs after 2 minutes; the one before is published for 70 minutes more, and then goes', async () => {
    const { directory, files, access, states } = await installation();
    const [first] = access();
    const before = Date.now();
    const rotation = await rotateKeys(directory, 'access', normally);
    const [old, fresh, ...others] = access();
    expect(others).toEqual([]);
    expect(old).toMatchObject({ kid: first?.kid, signsFrom: null });
    expect(fresh).toMatchObject({ kid: rotation.kid, signsFrom: rotation.signsFrom, publishedUntil: null });
    const signsFrom = fresh?.signsFrom?.getTime() ?? 0;
    expect(signsFrom - before).toBeGreaterThanOrEqual(120_000);
    expect(signsFrom - before).toBeLessThan(130_000);
    expect((old?.publishedUntil?.getTime() ?? 0) - signsFrom).toBe(70 * 60_000);
    expect(statSync(files.accessKeysFile).mode & 0o777).toBe(0o600);

    const at = (minutes: number) => new Date(before + minutes * 60_000);
    expect(states('access', at(1))).toEqual([`${old?.kid} current`, `${fresh?.kid} next`]);
    expect(states('access', at(3))).toEqual([`${old?.kid} previous`, `${fresh?.kid} current`]);
    expect(states('access', at(73))).toEqual([`${old?.kid} over`, `${fresh?.kid} current`]);
    expect(readdirSync(directory).filter((name) => /lock|\.\d+\./.test(name))).toEqual([]);
  });

  test('the next rotation drops keys whose time is over', async () => {
    const { directory, access } = await installation();
    const times = { ...ROTATION_TIMES, lead: 0, keep: 1 };
    const [first] = access();
    await rotateKeys(directory, 'access', { atOnce: false, times });
    await sleep(5);
    const { dropped, previous } = await rotateKeys(directory, 'access', normally);
    expect(dropped).toEqual([first?.kid]);
    expect(previous).toHaveLength(1);
    expect(access()).toHaveLength(2);
  });

  test('at once, the new one is alone', async () => {
    const { directory, access } = await installation();
    await rotateKeys(directory, 'access', normally);
    const before = access().map(({ kid }) => kid);
    const { kid, signsFrom, dropped } = await rotateKeys(directory, 'access', { atOnce: true });
    expect(access()).toMatchObject([{ kid, signsFrom, publishedUntil: null }]);
    expect(signsFrom.getTime()).toBeLessThanOrEqual(Date.now());
    expect(dropped.toSorted()).toEqual(before.toSorted());
  });
});

describe('internal keys', () => {
  test('a new one is added with the time from which it signs; what signs no more goes with the next rotation', async () => {
    const { directory, internal, states } = await installation();
    const [first] = internal();
    const { kid } = await rotateKeys(directory, 'internal', normally);
    expect(internal()).toMatchObject([{ kid: first?.kid, signsFrom: null }, { kid }]);
    expect(states('internal')).toEqual([`${first?.kid} current`, `${kid} next`]);
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(states('internal', later(3))).toEqual([`${first?.kid} previous`, `${kid} current`]);
    expect(states('internal', later(8))).toEqual([`${first?.kid} over`, `${kid} current`]);
  });

  test('the next rotation drops keys whose time is over', async () => {
    const { directory, internal } = await installation();
    const [first] = internal();
    const longAgo = { ...ROTATION_TIMES, lead: -600_000 };
    const second = await rotateKeys(directory, 'internal', { atOnce: false, times: longAgo });
    const third = await rotateKeys(directory, 'internal', normally);
    expect(third.dropped).toEqual([first?.kid]);
    expect(internal().map(({ kid }) => kid)).toEqual([second.kid, third.kid]);
  });

  test('at once, all have the new one before it signs, and the others go when none signs with them', async () => {
    const { directory, internal } = await installation();
    const [first] = internal();
    const rotating = rotateKeys(directory, 'internal', {
      atOnce: true,
      times: { ...ROTATION_TIMES, hurry: 500, request: 200 },
    });
    await sleep(300);
    expect(internal().map(({ kid }) => kid)).toEqual([first?.kid, expect.any(String)]);
    const { kid, dropped } = await rotating;
    expect(internal().map((key) => key.kid)).toEqual([kid]);
    expect(dropped).toEqual([first?.kid]);
  });
});

test('of several at once, each adds its key', async () => {
  const { directory, access, internal } = await installation();
  const kinds = ['access', 'internal', 'access', 'internal', 'access'] as const;
  const rotations = await Promise.all(kinds.map((kind) => rotateKeys(directory, kind, normally)));
  expect(new Set(rotations.map(({ kid }) => kid)).size).toBe(5);
  expect(access()).toHaveLength(4);
  expect(internal()).toHaveLength(3);
  expect(access().filter(({ publishedUntil }) => publishedUntil === null)).toHaveLength(1);
});

test('the folders of services get the new keys, each its own', async () => {
  const { directory, files } = await installation();
  await rotateKeys(directory, 'internal', normally);
  expect(readdirSync(directory)).not.toContain('services');
  await withKeysLock(directory, async () => giveKeysToServices(files));
  await rotateKeys(directory, 'access', normally);
  await rotateKeys(directory, 'internal', normally);
  const given = (path: string) => readFileSync(join(directory, 'services', path), 'utf8');
  expect(given('user/access-token.jwks')).toBe(readFileSync(files.accessKeysFile, 'utf8'));
  for (const service of ['gateway', 'user', 'chat'])
    expect(given(`${service}/internal.key`)).toBe(readFileSync(files.internalKeyFile, 'utf8'));
  expect(readdirSync(join(directory, 'services/chat'))).toEqual(['internal.key']);
});

test('a broken file is left as it is, and its keys are not shown', async () => {
  const { directory, files } = await installation();
  const broken = readFileSync(files.accessKeysFile, 'utf8').slice(0, -30);
  writeFileSync(files.accessKeysFile, broken);
  const refusal = rotateKeys(directory, 'access', normally);
  await expect(refusal).rejects.toThrow(PlainError);
  await expect(refusal).rejects.toThrow(/access-token\.jwks is broken: it is not JSON\.$/);
  expect(readFileSync(files.accessKeysFile, 'utf8')).toBe(broken);
});

describe('moim keys', () => {
  async function moim(args: string[], keysDir: string) {
    const run = runScript(MOIM, ['keys', ...args], { MOIM_KEYS_DIR: keysDir, MOIM_DATA_DIR: '', DATABASE_URL: '' });
    return { code: await run.exited, output: run.output() };
  }

  test('rotate says what it did, list what there is; neither shows a secret', async () => {
    const { directory, files, access } = await installation();
    const [first] = access();
    const rotate = await moim(['rotate'], directory);
    expect(rotate.code, rotate.output).toBe(0);
    const fresh = access()[1];
    const lines = rotate.output.split('\n');
    const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
    expect(lines[0]).toMatch(
      new RegExp(`^access key ${fresh?.kid}: new, is published now and signs from ${time} \\(in 2m\\)$`),
    );
    expect(lines[1]).toMatch(
      new RegExp(`^access key ${first?.kid}: signs; what it has signed is good until ${time} \\(in 72m\\)$`),
    );
    const internal = await moim(['rotate', 'internal'], directory);
    expect(internal.output).toMatch(
      /^internal key [\w-]{11}: new, is published now and signs from .*\n.*: signs; what/,
    );

    const list = await moim(['list'], directory);
    expect(list.output).toMatch(/^KEYS +KEY +STATE +WHAT IT DOES\naccess +[\w-]{43} +current +signs; what .*\n/);
    expect(list.output).toMatch(/\ninternal +[\w-]{11} +next +signs from .*\n$/);
    const leak = await moim(['rotate', '--at-once'], directory);
    expect(leak.output).toMatch(/^access key \S+: new, signs now\naccess key \S+: gone\naccess key \S+: gone\n$/);

    const secrets = [
      ...(JSON.parse(readFileSync(files.accessKeysFile, 'utf8')) as { keys: { d: string }[] }).keys.map(({ d }) => d),
      ...(readFileSync(files.internalKeyFile, 'utf8').match(/[\w-]{43}/g) ?? []),
    ];
    expect(secrets).toHaveLength(3);
    for (const secret of secrets)
      expect(rotate.output + internal.output + list.output + leak.output).not.toContain(secret);
  }, 60_000);

  test('what is asked wrongly is answered in one line', async () => {
    const empty = join(testFolder(), 'keys');
    mkdirSync(empty);
    expect(await moim(['rotate'], empty)).toEqual({
      code: 1,
      output: `moim: ${join(empty, 'internal.key')} is not there: MOIM_KEYS_DIR must name the keys that setup or npm start has made.\n`,
    });
    expect(readdirSync(empty)).toEqual([]);
    const unknown = await moim(['rotate', 'passwords'], empty);
    expect(unknown.code).toBe(1);
    expect(unknown.output).toMatch(/Allowed choices are access, internal\.\n$/);
  });
});
