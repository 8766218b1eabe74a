import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Layer, Reaper } from './reaper.ts';

export type ManagedProcessOptions = {
  name: string;
  layer: Layer;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Where its output goes: a file descriptor for both, or `pipe` to read `stdout` and `stderr`. */
  output: number | 'pipe';
  /** Gives it an IPC channel, by whose end a Node process notices that its parent is gone. */
  ipc?: boolean;
  /** The signal that asks it to end in order. Default SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** Whom to run as; only root can. */
  user?: { uid: number; gid: number };
  reaper: Reaper;
};

/** How a process ended, for a log line: `code 1` or `signal SIGKILL`. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** One child process, in a process group of its own: the terminal's Ctrl-C reaches the launcher alone, which then decides. */
export class ManagedProcess {
  readonly name: string;
  readonly child: ChildProcess;
  /** Resolves when it has ended, however that came; never rejects. */
  readonly exited: Promise<Exit>;
  readonly #stopSignal: NodeJS.Signals;
  #exit: Exit | undefined;

  constructor(options: ManagedProcessOptions) {
    const { name, layer, command, args, output, reaper, stopSignal = 'SIGTERM' } = options;
    if (reaper.ending.aborted) throw new Error(`${name} is not started: everything is being stopped.`);
    this.name = name;
    this.#stopSignal = stopSignal;
    this.child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', output, output, ...(options.ipc ? (['ipc'] as const) : [])],
      detached: true,
      ...options.user,
    });
    const { pid } = this.child;
    if (pid !== undefined) reaper.add(pid, { name, layer, stopSignal });
    this.exited = this.#waitForExit().then((exit) => {
      this.#exit = exit;
      if (pid !== undefined) reaper.remove(pid);
      return exit;
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isRunning(): boolean {
    return this.#exit === undefined;
  }

  /** Sends a signal to the process and all it has started. */
  kill(signal: NodeJS.Signals): void {
    if (!this.isRunning || this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // It ended this very moment.
    }
  }

  /** Asks it to end, and ends it by force after `graceMilliseconds`. */
  async stop(graceMilliseconds: number): Promise<Exit> {
    const { pid } = this.child;
    // To the process alone: it is for Postgres to tell its own children, in its own order.
    if (this.isRunning && pid !== undefined) this.child.kill(this.#stopSignal);
    const timer = setTimeout(() => this.kill('SIGKILL'), Math.max(0, graceMilliseconds));
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  async #waitForExit(): Promise<Exit> {
    try {
      const [code, signal] = (await once(this.child, 'exit')) as [number | null, NodeJS.Signals | null];
      return { code, signal };
    } catch {
      // `error` instead of `exit`: it could not be started at all.
      return { code: 127, signal: null };
    }
  }
}

/** An exit in words. */
export function describeExit({ code, signal }: Exit): string {
  return signal ? `signal ${signal}` : `code ${code}`;
}
