import { existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AccessKeys,
  INTERNAL_KEY_OVERLAP_MS,
  type InternalKeyLine,
  InternalKeys,
  parseAccessKeyFile,
  parseInternalKeyFile,
} from '@moim/service-kit';
import { replaceFile } from './files.ts';
import { formatAccessKeys, type KeyFiles, keyFiles, newAccessKey, newInternalKey, withKeysLock } from './keys.ts';
import { PlainError } from './plain-error.ts';
import { giveKeysToServices, serviceFolder } from './service-folders.ts';

/** The two kinds of keys that rotate: of access tokens, and between the gateway and the subgraphs. */
export const KEY_KINDS = ['access', 'internal'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** How long the steps of a rotation take, in milliseconds. */
export interface RotationTimes {
  /** From when a key is there for all to see until it signs. */
  lead: number;
  /** How long an access key proves tokens after its successor has begun to sign. */
  keep: number;
  /** The lead of a new internal key that is to sign at once: all services have seen it by then. */
  hurry: number;
  /** How long a request may take: until then fetches of it may still come, signed as its first one. */
  request: number;
}

/** Access tokens live for 10 minutes, and while the user subgraph is away the gateway takes expired ones for up to an hour. */
export const ROTATION_TIMES: RotationTimes = { lead: 2 * 60_000, keep: 70 * 60_000, hurry: 5_000, request: 12_000 };

/** One key of an installation at a moment. Times are null where there is no end or beginning to tell. */
export interface ListedKey {
  kind: KeyKind;
  kid: string;
  /** `next` will sign, `current` does, `previous` proves what it has signed, `over` is for nothing any more. */
  state: 'next' | 'current' | 'previous' | 'over';
  signsFrom: Date | null;
  until: Date | null;
}

export interface Rotation {
  kid: string;
  signsFrom: Date;
  /** The keys that go on proving what they have signed. */
  previous: ListedKey[];
  /** The keys that are gone. */
  dropped: string[];
}

export interface RotateOptions {
  /** For a key that others may have: the new one signs at once, and all others are gone. */
  atOnce: boolean;
  times?: RotationTimes;
}

/** All keys of an installation, in the order in which they sign. Throws a PlainError when there are none. */
export function listKeys(directory: string, now = new Date()): ListedKey[] {
  const files = existingKeys(directory);
  return [...listAccessKeys(files, now), ...listInternalKeys(files, now)];
}

/**
 * Adds a key that all see at once and that signs when everybody has seen it; the one before goes on to prove what it has signed,
 * and those whose time is over go. Of several at once, each adds its key. Throws a PlainError when there are no keys.
 */
export function rotateKeys(directory: string, kind: KeyKind, options: RotateOptions): Promise<Rotation> {
  return kind === 'access' ? rotateAccessKeys(directory, options) : rotateInternalKeys(directory, options);
}

function rotateAccessKeys(directory: string, { atOnce, times = ROTATION_TIMES }: RotateOptions): Promise<Rotation> {
  return changeKeys(directory, async (files, now) => {
    const signsFrom = new Date(now.getTime() + (atOnce ? 0 : times.lead));
    const over = new Date(signsFrom.getTime() + times.keep);
    const fresh = { ...(await newAccessKey()), signsFrom };
    const before = readAccessKeys(files);
    const kept = before
      .filter(({ publishedUntil }) => !atOnce && (publishedUntil === null || now < publishedUntil))
      .map((key) => ({ ...key, publishedUntil: key.publishedUntil ?? over }));
    replaceFile(files.accessKeysFile, `${formatAccessKeys([...kept, fresh])}\n`, 0o600);
    return outcome(fresh, before, listAccessKeys(files, now));
  });
}

async function rotateInternalKeys(
  directory: string,
  { atOnce, times = ROTATION_TIMES }: RotateOptions,
): Promise<Rotation> {
  const added = await changeKeys(directory, async (files, now) => {
    const signsFrom = new Date(now.getTime() + (atOnce ? times.hurry : times.lead));
    const before = readInternalKeys(files);
    const gone = new Set(listInternalKeys(files, now).flatMap(({ kid, state }) => (state === 'over' ? [kid] : [])));
    const [fresh] = parseInternalKeyFile(`${newInternalKey()} ${signsFrom.toISOString()}`);
    if (fresh === undefined) throw new Error('unreachable: a line is a key');
    writeInternalKeys(files, [...before.filter(({ kid }) => !gone.has(kid)), fresh]);
    return outcome({ ...fresh, signsFrom }, before, listInternalKeys(files, now));
  });
  if (!atOnce) return added;
  // Whichever service sees the file first: the new key is known to all before one signs with it, and the others stay until none does.
  await sleep(added.signsFrom.getTime() + times.request - Date.now());
  return changeKeys(directory, async (files, now) => {
    const before = readInternalKeys(files);
    writeInternalKeys(files, before.slice(before.findIndex(({ kid }) => kid === added.kid)));
    const left = outcome(added, before, listInternalKeys(files, now));
    return { ...left, dropped: [...added.dropped, ...left.dropped] };
  });
}

/** Runs `change` on the key files while nobody else does; then services that have copies are given them anew. */
async function changeKeys<T>(directory: string, change: (files: KeyFiles, now: Date) => Promise<T>): Promise<T> {
  const files = existingKeys(directory);
  return await withKeysLock(directory, async () => {
    const result = await change(files, new Date());
    if (existsSync(serviceFolder(directory, 'user'))) giveKeysToServices(files);
    return result;
  });
}

function outcome(
  { kid, signsFrom }: { kid: string; signsFrom: Date },
  before: readonly { kid: string }[],
  after: readonly ListedKey[],
): Rotation {
  const left = new Set(after.map((key) => key.kid));
  const dropped = before.filter((key) => !left.has(key.kid)).map((key) => key.kid);
  return { kid, signsFrom, previous: after.filter((key) => key.kid !== kid), dropped };
}

/** The files of an installation that has keys, and whose keys this user may replace. Throws a PlainError otherwise. */
function existingKeys(directory: string): KeyFiles {
  const files = keyFiles(directory);
  for (const file of [files.internalKeyFile, files.accessKeysFile]) {
    if (existsSync(file)) continue;
    throw new PlainError(`${file} is not there: MOIM_KEYS_DIR must name the keys that setup or npm start has made.`);
  }
  const { uid } = statSync(files.internalKeyFile);
  // A file that root puts in its place would be root's, and the services could not read it.
  if (process.getuid !== undefined && process.getuid() !== uid) {
    throw new PlainError(`${directory} belongs to another user (uid ${uid}): run this as that user.`);
  }
  return files;
}

function readAccessKeys({ accessKeysFile }: KeyFiles) {
  return readKeys(accessKeysFile, parseAccessKeyFile);
}

function readInternalKeys({ internalKeyFile }: KeyFiles) {
  return readKeys(internalKeyFile, parseInternalKeyFile);
}

function readKeys<T>(file: string, parse: (text: string) => T): T {
  const text = readFileSync(file, 'utf8');
  try {
    return parse(text);
  } catch (error) {
    throw new PlainError(`${file} is broken: ${(error as Error).message}.`, { cause: error });
  }
}

function writeInternalKeys({ internalKeyFile }: KeyFiles, keys: readonly InternalKeyLine[]): void {
  const lines = keys.map(({ secret, signsFrom }) =>
    signsFrom === null ? secret : `${secret} ${signsFrom.toISOString()}`,
  );
  replaceFile(internalKeyFile, `${lines.join('\n')}\n`, 0o600);
}

function listAccessKeys(files: KeyFiles, now: Date): ListedKey[] {
  const keys = readAccessKeys(files);
  const times = keys.map(({ kid, signsFrom, publishedUntil }) => ({ kid, signsFrom, until: publishedUntil }));
  return withStates('access', times, new AccessKeys(keys).signing(now).kid, now);
}

function listInternalKeys(files: KeyFiles, now: Date): ListedKey[] {
  const keys = readInternalKeys(files);
  const times = keys.map(({ kid, signsFrom }, index) => {
    const successor = keys[index + 1]?.signsFrom;
    const until = successor ? new Date(successor.getTime() + INTERNAL_KEY_OVERLAP_MS) : null;
    return { kid, signsFrom, until };
  });
  return withStates('internal', times, new InternalKeys(keys).signing(now.getTime()).kid, now);
}

function withStates(
  kind: KeyKind,
  keys: readonly Pick<ListedKey, 'kid' | 'signsFrom' | 'until'>[],
  current: string,
  now: Date,
): ListedKey[] {
  const at = keys.findIndex(({ kid }) => kid === current);
  return keys.map((key, index) => {
    const isOver = key.until !== null && key.until <= now;
    const state = index === at ? 'current' : index > at ? 'next' : isOver ? 'over' : 'previous';
    return { kind, ...key, state };
  });
}
