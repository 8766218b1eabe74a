import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process id, and when that process started: an id alone may have been given to another process since. `startedAt` means
 * something on this machine until its next boot, and only compared with another one.
 */
export type ProcessIdentity = { pid: number; startedAt: string };

/** Identity of a running process, or undefined when there is none with this id (a zombie is none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * Sends the signal to the process if it still runs, or to the whole group that it leads. A request to end goes to the process
 * alone: it is for Postgres to tell its own children, in its own order.
 */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals, to: 'process' | 'group'): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(to === 'group' ? -identity.pid : identity.pid, signal);
  } catch {
    // It ended this very moment.
  }
}

/** Resolves to those that still run after `milliseconds`, as soon as there are none. */
export async function waitForEnd<T extends ProcessIdentity>(identities: T[], milliseconds: number): Promise<T[]> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const running = identities.filter(isRunning);
    if (running.length === 0 || Date.now() >= deadline) return running;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Fields 3 (state) and 22 (start, in clock ticks since boot) of /proc/<pid>/stat; field 2 may hold spaces and brackets. */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function startByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim();
  } catch {
    return undefined;
  }
}
