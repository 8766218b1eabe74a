import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../files.ts';
import { identify, isRunning, type ProcessIdentity, signalProcess, waitForEnd } from './identity.ts';

export type StartedProcess = ProcessIdentity & { name: string; stopSignal: NodeJS.Signals };
export type ReaperMessage = { started: StartedProcess } | { ended: number };

const LEFTOVER_GRACE_MILLISECONDS = 5_000;

/**
 * Sees to it that no process outlives the launcher, even when that is ended by SIGKILL. Twofold: a small process beside it
 * stops the others as soon as the launcher is gone; and a file lists them, for the next start, in case both were ended.
 */
export class Reaper {
  readonly #started = new Map<number, StartedProcess>();
  readonly #listFile: string;
  readonly #process: ChildProcess;

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

  /** To be called in the same tick as `spawn` returned. */
  add(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    const identity = identify(pid);
    if (!identity) return;
    const started = { ...identity, name, stopSignal };
    this.#started.set(pid, started);
    this.#tell({ started });
  }

  remove(pid: number): void {
    if (this.#started.delete(pid)) this.#tell({ ended: pid });
  }

  /** Ends the process beside the launcher; whatever has not been removed until then, it stops. */
  close(): void {
    this.#process.stdin?.end();
    if (this.#started.size === 0) rmSync(this.#listFile, { force: true });
  }

  #tell(message: ReaperMessage): void {
    this.#process.stdin?.write(`${JSON.stringify(message)}\n`);
    replaceFile(this.#listFile, JSON.stringify([...this.#started.values()], null, 2));
  }
}

/** Stops what the launcher that wrote `listFile` has left running. Returns the names of those processes. */
export async function endLeftovers(listFile: string): Promise<string[]> {
  if (!existsSync(listFile)) return [];
  const left = readList(listFile).filter(isRunning).reverse();
  for (const each of left) signalProcess(each, each.stopSignal);
  const stubborn = await waitForEnd(left, LEFTOVER_GRACE_MILLISECONDS);
  for (const each of stubborn) signalProcess(each, 'SIGKILL');
  await waitForEnd(stubborn, 1_000);
  rmSync(listFile, { force: true });
  return left.map((each) => each.name);
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
