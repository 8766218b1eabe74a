import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

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
  try {
    const maxBuffer = 16 * 1024 * 1024;
    const { stdout } = await execFileAsync(command, args, { timeout: 120_000, maxBuffer, ...options });
    return stdout;
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const reason = stderr === '' ? String(error) : (stderr.split('\n').at(-1) ?? '');
    throw new Error(`${command} failed: ${reason}`, { cause: error });
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
