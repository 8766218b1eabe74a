import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataPaths } from '../paths.ts';
import { codeOf, messageOf, PlainError } from '../plain-error.ts';
import { keepRunning } from '../supervisor/keep-running.ts';
import { lastWords, rotatedLog } from '../supervisor/log-file.ts';
import { describeExit, type Exit, ManagedProcess } from '../supervisor/managed-process.ts';
import { freePort } from '../supervisor/ports.ts';
import type { Reaper } from '../supervisor/reaper.ts';
import type { RunningServer, ServerContext } from './server.ts';

const READY_TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 25;
/**
 * Another program may take the port between its choice and the server's start; another attempt takes another port. And parts of
 * a Postgres that crashed may need some seconds to notice, in which no other can start.
 */
const ATTEMPTS = 5;
const GRACE_MILLISECONDS = 5_000;
const WRONG_PASSWORD = '28P01';

export type ServerDefinition = {
  name: 'postgres' | 'nats' | 'redis';
  command: string;
  /** Made anew each attempt, with the port to listen on. */
  args: (port: number) => string[];
  env?: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
  stopSignal?: NodeJS.Signals;
  url: (port: number) => string;
  /** Rejects as long as the server does not do its work. */
  check: (url: string) => Promise<void>;
};

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it does its work; from then on it is started again when it dies. Its output goes to `logs/<name>.log`.
 * Throws a PlainError with the log's last line when it ends instead; nothing is left running then.
 */
export async function startServer(definition: ServerDefinition, context: ServerContext): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptStart(definition, context);
    } catch (error) {
      const isFinal =
        error instanceof PlainError && error.cause instanceof Error && codeOf(error.cause) === WRONG_PASSWORD;
      if (attempt === ATTEMPTS || context.reaper.ending.aborted || isFinal) throw error;
      await sleep(attempt * 500);
    }
  }
}

async function attemptStart(definition: ServerDefinition, context: ServerContext): Promise<RunningServer> {
  const { name, check } = definition;
  const { reaper, log } = context;
  const port = await freePort();
  const logPath = rotatedLog(dataPaths(context.dataDir).logs, name);
  const url = definition.url(port);
  let child = spawnServer(definition, { port, logPath, reaper });
  const spawn = () => {
    child = spawnServer(definition, { port, logPath, reaper });
    return child;
  };
  try {
    const exit = await waitUntilReady(child, () => check(url));
    if (exit) throw new Error(`${describeExit(exit)}: ${lastWords(logPath, name)}`);
  } catch (error) {
    await child.stop(GRACE_MILLISECONDS);
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${name} does not start: ${messageOf(error)} (log: ${logPath})`, { cause: error });
  }
  const wanted = new AbortController();
  const signal = AbortSignal.any([wanted.signal, reaper.ending]);
  const isReady = () =>
    check(url).then(
      () => true,
      () => false,
    );
  const watching = keepRunning({ name, first: child, spawn, isReady, signal, log });
  return {
    url,
    pid: () => (child.isRunning ? child.pid : undefined),
    stop: async (graceMilliseconds) => {
      wanted.abort();
      await child.stop(graceMilliseconds);
      await watching;
    },
  };
}

type SpawnOptions = { port: number; logPath: string; reaper: Reaper };

function spawnServer(definition: ServerDefinition, { port, logPath, reaper }: SpawnOptions): ManagedProcess {
  const { name, command, env, user, stopSignal } = definition;
  const args = definition.args(port);
  const output = openSync(logPath, 'a');
  try {
    return new ManagedProcess({ name, layer: name, command, args, env, user, stopSignal, output, reaper });
  } finally {
    closeSync(output);
  }
}

/** Resolves to undefined when the check passes, or to how the process ended before that. Rejects with the check's last error. */
async function waitUntilReady(child: ManagedProcess, check: () => Promise<void>): Promise<Exit | undefined> {
  const deadline = Date.now() + READY_TIMEOUT_MILLISECONDS;
  for (;;) {
    try {
      await check();
      return undefined;
    } catch (error) {
      // A check that knows what is wrong need not be made again.
      if (error instanceof PlainError || Date.now() > deadline) throw error;
    }
    const exit = await Promise.race([child.exited, sleep(POLL_MILLISECONDS)]);
    if (exit) return exit;
  }
}
