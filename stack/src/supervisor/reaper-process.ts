import { createInterface } from 'node:readline';
import { isRunning } from './identity.ts';
import { endAtOnce, LEFTOVER_GRACE_MILLISECONDS, type ReaperMessage, type StartedProcess } from './reaper.ts';

/**
 * A process of its own that outlives the launcher by the seconds it takes to stop what the launcher had started. Its stdin is
 * a pipe from the launcher: the end of that pipe, however the launcher ended, is the sign to start.
 */
const started = new Map<number, StartedProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as ReaperMessage;
  if ('started' in message) started.set(message.started.pid, message.started);
  else started.delete(message.ended);
}

await endAtOnce([...started.values()].filter(isRunning), LEFTOVER_GRACE_MILLISECONDS);
process.exit(0);
