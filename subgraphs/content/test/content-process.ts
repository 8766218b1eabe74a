import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@moim/stack';
import { type TestSubgraph, testSubgraph } from '@moim/test-kit';

export interface ContentProcess extends TestSubgraph {
  /** Ends the process as a power failure would. */
  kill(): Promise<void>;
  /** As much memory as the process has had at once since it began, in MiB. */
  peakMegabytes(): number;
}

/** The content subgraph as a process of its own, on a copy of the demo world. `start` after a `kill` begins it anew at the same address. */
export async function contentProcess(env: NodeJS.ProcessEnv = {}): Promise<ContentProcess> {
  let child: ReturnType<typeof spawn> | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  const start = async (given: NodeJS.ProcessEnv) => {
    const port = given.PORT === '0' ? String(await freePort()) : given.PORT;
    const entry = join(import.meta.dirname, '../src/index.ts');
    child = spawn(process.execPath, [entry], {
      env: { PATH: process.env.PATH, ...given, PORT: port },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const origin = `http://127.0.0.1:${port}`;
    while (!(await isReady(origin))) await sleep(50);
    return { url: `${origin}/graphql`, stop: () => end('SIGTERM') };
  };
  const subgraph = await testSubgraph('content', start, { env });
  return {
    ...subgraph,
    async kill() {
      await end('SIGKILL');
      // The kit is to know that it is away.
      await subgraph.stop();
    },
    peakMegabytes() {
      const status = readFileSync(`/proc/${child?.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false;
  }
}
