import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { replaceFile } from '../files.ts';
import { identify, isRunning, type ProcessIdentity, signalProcess, waitForEnd } from './identity.ts';

/** Processes are ended layer by layer, the last first: each may still need those before it. */
export const LAYERS = ['postgres', 'nats', 'redis', 'subgraphs', 'gateway'] as const;
export type Layer = (typeof LAYERS)[number];

export type StartedProcess = ProcessIdentity & { name: string; layer: Layer; stopSignal: NodeJS.Signals };
export type ReaperMessage = { started: StartedProcess } | { ended: number };

/** When, as a share of the time given in all, a layer that is not done is ended by force. */
const FORCE_AFTER: Record<Layer, number> = { gateway: 0.4, subgraphs: 0.7, redis: 0.75, nats: 0.85, postgres: 0.97 };
/** Nobody waits at the terminal here, and a Postgres that ends in order starts quicker the next time. */
export const LEFTOVER_GRACE_MILLISECONDS = 10_000;
const NOTED_WITHIN_MILLISECONDS = 500;

/**
 * Sees to it that no process outlives the launcher, even when that is ended by SIGKILL. Twofold: a small process beside it
 * stops the others as soon as the launcher is gone; and a file lists them, for the next start, in case both were ended.
 */
export class Reaper {
  readonly #started = new Map<number, StartedProcess>();
  readonly #listFile: string;
  readonly #process: ChildProcess;
  readonly #ending = new AbortController();

  /** `listFile`: where the started processes are listed, see `endLeftovers`. */
  constructor(listFile: string) {
    this.#listFile = listFile;
    const script = join(import.meta.dirname, 'reaper-process.ts');
    // In a process group of its own: a Ctrl-C at the terminal, or a kill of our group, must not reach it.
    this.#process = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    this.#process.on('error', () => {});
    this.#process.stdin?.on('error', () => {});
    this.#process.unref();
    unrefStream(this.#process.stdin);
  }

  /** Aborted from the call of `end` on: nothing may be started any more. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** To be called in the same tick as `spawn` returned. */
  add(pid: number, about: { name: string; layer: Layer; stopSignal: NodeJS.Signals }): void {
    const identity = identify(pid);
    if (!identity) return;
    const started = { ...identity, ...about };
    this.#started.set(pid, started);
    this.#tell({ started });
  }

  remove(pid: number): void {
    if (this.#started.delete(pid)) this.#tell({ ended: pid });
  }

  /** Stops everything, layer by layer, within so many milliseconds, and then itself. Returns what had to be ended by force. */
  async end(milliseconds: number): Promise<string[]> {
    this.#ending.abort();
    const startedAt = Date.now();
    const forced: string[] = [];
    for (const layer of LAYERS.toReversed()) {
      const members = [...this.#started.values()].filter((each) => each.layer === layer);
      for (const each of members) signalProcess(each, each.stopSignal, 'process');
      const left = startedAt + milliseconds * FORCE_AFTER[layer] - Date.now();
      const stubborn = await waitForEnd(members, left);
      for (const each of stubborn) signalProcess(each, 'SIGKILL', 'group');
      forced.push(...stubborn.map((each) => each.name));
    }
    // Their ends are noted a moment after they came about.
    const deadline = Date.now() + NOTED_WITHIN_MILLISECONDS;
    while (this.#started.size > 0 && Date.now() < deadline) await sleep(10);
    this.close();
    return forced;
  }

  /** Ends everything by force, now. */
  kill(): void {
    this.#ending.abort();
    for (const each of this.#started.values()) signalProcess(each, 'SIGKILL', 'group');
  }

  /** Ends the process beside the launcher; whatever runs still, that one stops. */
  close(): void {
    this.#process.stdin?.end();
    if (![...this.#started.values()].some(isRunning)) rmSync(this.#listFile, { force: true });
  }

  #tell(message: ReaperMessage): void {
    this.#process.stdin?.write(`${JSON.stringify(message)}\n`);
    try {
      replaceFile(this.#listFile, JSON.stringify([...this.#started.values()], null, 2));
    } catch {
      // The folder was removed, or its disk is full: the process beside the launcher knows all the same.
    }
  }
}

/** Stops what the launcher that wrote `listFile` has left running. Returns the names of those processes. */
export async function endLeftovers(listFile: string): Promise<string[]> {
  if (!existsSync(listFile)) return [];
  const left = readList(listFile).filter(isRunning);
  await endAtOnce(left, LEFTOVER_GRACE_MILLISECONDS);
  rmSync(listFile, { force: true });
  return left.map((each) => each.name);
}

/** Asks all of them to end, and after so many milliseconds ends by force what is left. */
export async function endAtOnce(processes: StartedProcess[], graceMilliseconds: number): Promise<void> {
  for (const each of processes) signalProcess(each, each.stopSignal, 'process');
  const stubborn = await waitForEnd(processes, graceMilliseconds);
  for (const each of stubborn) signalProcess(each, 'SIGKILL', 'group');
  await waitForEnd(stubborn, 1_000);
}

function readList(listFile: string): StartedProcess[] {
  try {
    return JSON.parse(readFileSync(listFile, 'utf8')) as StartedProcess[];
  } catch {
    return [];
  }
}

/** A pipe to a child keeps the event loop alive unless told not to; the types of Node's streams do not show that it can. */
function unrefStream(stream: unknown): void {
  if (typeof stream === 'object' && stream !== null && 'unref' in stream && typeof stream.unref === 'function') {
    stream.unref();
  }
}
