import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Clock ticks a second, as /proc counts. */
const TICKS = 100;

/** CPU that a process and those below it have used, in milliseconds. */
export function cpuMs(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + ownCpuMs(one), 0);
}

function ownCpuMs(pid: number): number {
  try {
    // The name, in brackets, may have blanks in it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const direct = tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
    return direct.flatMap((child) => [child, ...childrenOf(child)]);
  } catch {
    return [];
  }
}

/** Starts a program that answers GraphQL at `url`; resolves when it does. Rejects when it ends before, or takes longer than a minute. */
export async function startServer(
  command: string,
  args: string[],
  { env, cwd, url }: { env: NodeJS.ProcessEnv; cwd?: string; url: string },
): Promise<ChildProcess> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  const deadline = performance.now() + 60_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}`);
    if (performance.now() > deadline) throw new Error(`${args[0]} does not answer`);
    await sleep(100);
  }
  return child;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    // One that asks for a signature is there, too.
    return response.status === 401 || 'data' in ((await response.json()) as object);
  } catch {
    return false;
  }
}
