import { Argument, type Command } from 'commander';
import { readStackConfig } from '../config.ts';
import { KEY_KINDS, type KeyKind, type ListedKey, listKeys, type Rotation, rotateKeys } from '../rotate-keys.ts';
import { span, table } from './format.ts';

/** `moim keys`: the keys that sign, and new ones for them. `run` is given each command's exit code. */
export function addKeys(program: Command, run: (code: Promise<number>) => Promise<void>): void {
  const keys = program.command('keys').description('the keys that sign access tokens and requests between services');
  keys
    .command('list')
    .description('which key signs, which will, and which have signed what is still good')
    .action(() => run(list()));
  keys
    .command('rotate')
    .description('have a new key take over, while everything runs')
    .addArgument(
      new Argument('[keys]', 'those of access tokens, or those between the gateway and the subgraphs')
        .choices(KEY_KINDS)
        .default('access'),
    )
    .option('--at-once', 'for a key that others may have: the new one signs now, and all others are gone')
    .addHelpText(
      'after',
      `
The new key is published at once and signs in 2 minutes; what the one before has signed is good until
it ends. Nobody notices.
With --at-once access tokens end within a minute; sessions stay, and their next access token is signed with the new key.

Examples:
  moim keys rotate
  moim keys rotate internal
  moim keys rotate --at-once`,
    )
    .action((kind: KeyKind, options: { atOnce?: boolean }) => run(rotate(kind, options.atOnce === true)));
}

async function list(): Promise<number> {
  const now = new Date();
  const keys = listKeys(readStackConfig().keysDir, now);
  const rows = keys.map((key) => [key.kind, key.kid, key.state, describe(key, now)]);
  for (const line of table(['KEYS', 'KEY', 'STATE', 'WHAT IT DOES'], rows)) console.log(line);
  return 0;
}

async function rotate(kind: KeyKind, atOnce: boolean): Promise<number> {
  const { keysDir } = readStackConfig();
  if (atOnce && kind === 'internal') console.error('all services are given the new key first: this takes 17 seconds');
  const rotation = await rotateKeys(keysDir, kind, { atOnce });
  for (const line of report(kind, rotation, new Date())) console.log(line);
  return 0;
}

function report(kind: KeyKind, { kid, signsFrom, previous, dropped }: Rotation, now: Date): string[] {
  const begins = signsFrom <= now ? 'signs now' : `is published now and signs from ${moment(signsFrom, now)}`;
  return [
    `${kind} key ${kid}: new, ${begins}`,
    ...previous.map((key) => `${kind} key ${key.kid}: ${describe(key, now)}`),
    ...dropped.map((gone) => `${kind} key ${gone}: gone`),
  ];
}

function describe({ state, signsFrom, until }: ListedKey, now: Date): string {
  const proves = `what it has signed is good${until === null ? '' : ` until ${moment(until, now)}`}`;
  switch (state) {
    case 'next':
      return signsFrom === null ? 'will sign' : `signs from ${moment(signsFrom, now)}`;
    case 'current':
      return until === null ? 'signs' : `signs; ${proves}`;
    case 'previous':
      return proves;
    case 'over':
      return 'is for nothing any more, and goes at the next rotation';
  }
}

/** `2026-11-21T21:40:00Z (in 2m)` */
function moment(time: Date, now: Date): string {
  const at = time.toISOString().replace(/\.\d+Z$/, 'Z');
  const seconds = (time.getTime() - now.getTime()) / 1_000;
  return `${at} (${seconds < 0 ? `${span(-seconds)} ago` : `in ${span(seconds)}`})`;
}
