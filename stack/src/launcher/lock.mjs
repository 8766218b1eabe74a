// Plain JavaScript, because launch.mjs needs it on any Node from 18 on, before anything is installed.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const POLL_MILLISECONDS = 100;
const HEARTBEAT_MILLISECONDS = 2_000;
/** A lock without a heartbeat for so long has no owner, even if its process id has been given to another process since. */
const STALE_MILLISECONDS = 20_000;

/** Runs `work` while no other process is in one with the same `path`; waits its turn, and calls `onWait` once if it must. */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  const owner = `${process.pid} ${randomBytes(8).toString('hex')}`;
  for (let attempt = 0; !(await take(path, owner)); attempt += 1) {
    if (attempt === 0) onWait();
    await sleep();
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (read(path) === owner) rmSync(path, { force: true });
  }
}

async function take(path, owner) {
  const temporary = `${path}.${owner.replace(' ', '.')}`;
  writeFileSync(temporary, owner);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isStale(path)) return false;
    // Several may find it stale and replace it: the last one has it, which shows a moment later.
    renameSync(temporary, path);
    await sleep();
    return read(path) === owner;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function isStale(path) {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return !isAlive(pid) || Date.now() - statSync(path).mtimeMs > STALE_MILLISECONDS;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder was removed: there is nothing to guard any more.
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function sleep() {
  return new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
}
