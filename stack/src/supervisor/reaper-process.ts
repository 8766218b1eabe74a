import { createInterface } from 'node:readline';
import { isRunning, signalProcess, waitForEnd } from './identity.ts';
import type { ReaperMessage, StartedProcess } from './reaper.ts';

/**
 * A process of its own that outlives the launcher by the seconds it takes to stop what the launcher had started. Its stdin is
 * a pipe from the launcher: the end of that pipe, however the launcher ended, is the sign to start.
 */
const GRACE_MILLISECONDS = 4_000;

const started = new Map<number, StartedProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as ReaperMessage;
  if ('started' in message) started.set(message.started.pid, message.started);
  else started.delete(message.ended);
}

const left = [...started.values()].filter(isRunning).reverse();
for (const each of left) signalProcess(each, each.stopSignal);
for (const each of await waitForEnd(left, GRACE_MILLISECONDS)) signalProcess(each, 'SIGKILL');
process.exit(0);
