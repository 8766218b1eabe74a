import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

const running = new Set<ChildProcess>();
// A download that nobody waits for any more must not go on by itself.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export type RunOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Milliseconds after which it is ended. Default 120,000. */
  timeout?: number;
};

/** Runs a program to its end and returns its stdout. Rejects, with what it wrote to stderr, on any exit code but 0. */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const promise = execFileAsync(command, args, { timeout: 120_000, maxBuffer: 16 * 1024 * 1024, ...options });
  running.add(promise.child);
  try {
    return (await promise).stdout;
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const reason = stderr === '' ? String(error) : (stderr.split('\n').at(-1) ?? '');
    throw new Error(`${command} failed: ${reason}`, { cause: error });
  } finally {
    running.delete(promise.child);
  }
}

/** Whether the program runs and ends with exit code 0. */
export async function succeeds(command: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  try {
    await run(command, args, options);
    return true;
  } catch {
    return false;
  }
}
