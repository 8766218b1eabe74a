import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { dataPaths, ROOT } from '../src/paths.ts';
import type { StartedProcess } from '../src/supervisor/reaper.ts';

/** Programs that had to be fetched are shared with `npm start`. */
export const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');

/** A folder of the test's own, which every user may enter; `removeFolder` or the test's end removes it. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'moim-stack-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The same, removed when the test is over. */
export function testFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** The rows of one query on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Resolves when `check` gives something other than undefined or false. Rejects after so many milliseconds. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  milliseconds = 10_000,
  describe: () => string = () => String(check),
): Promise<NonNullable<T>> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`not so after ${milliseconds} ms: ${describe()}`);
    await sleep(25);
  }
}

/** What the launcher has running on a data folder, by its own list. */
export function startedProcesses(dataDir: string): StartedProcess[] {
  const { processes } = dataPaths(dataDir);
  return existsSync(processes) ? (JSON.parse(readFileSync(processes, 'utf8')) as StartedProcess[]) : [];
}

/** Resolves when the run has written the text. Rejects, with all that it has written, after so many milliseconds. */
export async function says(run: ScriptRun, text: string, milliseconds: number): Promise<void> {
  const waitsFor = () => `${JSON.stringify(text)} is not in ${JSON.stringify(run.output())}`;
  await eventually(() => run.output().includes(text), milliseconds, waitsFor);
}

export type ScriptRun = {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
  /** Process ids of everything that this run has started, directly or not, and that still runs. */
  descendants: () => number[];
};

/** Runs a script of ours as a process; what it leaves behind when the test is over is ended. */
export function runScript(script: string, args: string[], env: NodeJS.ProcessEnv): ScriptRun {
  const mark = `MOIM_TEST_RUN=${randomUUID()}`;
  const [name = '', value] = mark.split('=');
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, MOIM_TOOLS_DIR: toolsDir, ...env, [name]: value },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const descendants = () => processesWith(mark);
  onTestFinished(async () => {
    for (const pid of descendants()) process.kill(pid, 'SIGKILL');
    await exited;
  });
  return { child, output: () => text, exited, descendants };
}

/** Each process's environment is in /proc, on Linux; elsewhere this finds none. */
function processesWith(mark: string): number[] {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
    } catch {
      return false;
    }
  });
}
