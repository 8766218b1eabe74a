import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PlainError } from '../plain-error.ts';
import { succeeds } from './run.ts';

type Ids = { uid: number; gid: number };

/** As whom Postgres runs, and how: it refuses to run as root. */
export type PostgresUser = {
  /** Who must own the cluster's files; undefined when that is whoever runs this. */
  owner: Ids | undefined;
  /** The command line that runs the program as that user. */
  command: (program: string, args: string[]) => { command: string; args: string[]; user: Ids | undefined };
};

/** Succeeds when each path given as an argument can be entered or run. */
const ALL_REACHABLE = ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh'];

/**
 * The user for Postgres, able to run `programs` and to enter `folder`. For an ordinary user that is themself. For root it is
 * the system's user `postgres`, else `nobody`: no user is made. Where a folder on the way is closed to them (a checkout in
 * /root, or in a folder of mktemp), Postgres gets the capability to pass through it, and only where that cannot be given
 * either, this throws a PlainError.
 */
export async function unprivilegedUser(programs: string[], folder: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, command: (command, args) => ({ command, args, user: undefined }) };
  }
  const owner = idsOf('postgres') ?? idsOf('nobody');
  if (!owner)
    throw new PlainError('Postgres does not run as root, and the system has no other user: start Moim as one.');

  const test = [...ALL_REACHABLE, ...programs, folder];
  if (await succeeds('/bin/sh', test, owner)) {
    return { owner, command: (command, args) => ({ command, args, user: owner }) };
  }
  // The first suffices; containers mostly have only the second to give.
  for (const capability of ['dac_read_search', 'dac_override']) {
    const command: PostgresUser['command'] = (program, args) => ({
      command: 'setpriv',
      args: [...setprivFlags(owner, capability), program, ...args],
      user: undefined,
    });
    const tested = command('/bin/sh', test);
    if (await succeeds(tested.command, tested.args)) return { owner, command };
  }
  throw new PlainError(
    `Postgres does not run as root, and its user cannot enter ${folder} or this folder: start Moim as an ordinary user, or from a folder that others may enter.`,
  );
}

/** Whether the process is a Postgres server. */
export function isPostgres(pid: number): boolean {
  try {
    const name = process.platform === 'linux' ? readFileSync(`/proc/${pid}/comm`, 'utf8') : commandOf(pid);
    return name.includes('postgres');
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
}

function setprivFlags({ uid, gid }: Ids, capability: string): string[] {
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return [...user, `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
}

function idsOf(user: string): Ids | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
