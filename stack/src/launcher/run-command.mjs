import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PARENT_POLL_MILLISECONDS = 500;

/**
 * Runs a command with this terminal and resolves to its exit code. Signals to this process go on to it. Its IPC channel
 * tells it when this process is ended by force; when npm is, which runs this one, it is asked to end.
 */
export function runCommand(node, args, env) {
  const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // Both stay until the child has ended: it decides what a signal means.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));

  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_POLL_MILLISECONDS);

  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
