import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './plain-error.ts';

const MEMORY = '/dev/shm';
/** A whole run had 0.7 GiB at once at most, when that was measured; the rest is for what comes. */
const ENOUGH_BYTES = 4 * 2 ** 30;
const PREFIX = 'moim-test-run-';

/**
 * Makes a folder for a test run's temporary files: in memory where there is enough of it, as the tests copy a great many databases, and
 * a database is hundreds of files; where TMPDIR says, where it is set. `remove` removes it with all that is in it. What runs that were
 * killed have left is removed first.
 */
export async function makeTestFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const parent = process.env.TMPDIR === undefined && (await hasRoom()) ? MEMORY : tmpdir();
  for (const name of await readdir(parent)) {
    const [pid] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-') : [];
    if (pid && !isRunning(Number(pid))) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
  const path = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  // As /tmp: the servers run as a user of their own.
  await chmod(path, 0o1777);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    // There is no such folder but on Linux.
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
