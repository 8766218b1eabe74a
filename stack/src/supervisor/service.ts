import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../plain-error.ts';
import { keepRunning } from './keep-running.ts';
import { LogFile, lastWords, rotatedLog } from './log-file.ts';
import { describeExit, ManagedProcess } from './managed-process.ts';
import type { Layer, Reaper } from './reaper.ts';
import { TerminalLog } from './terminal-log.ts';

/** For what a process has written just before it ended. */
const OUTPUT_MILLISECONDS = 500;
const READY_POLL_MILLISECONDS = 50;
const READY_TIMEOUT_MILLISECONDS = 60_000;

export type ServiceDefinition = {
  name: string;
  layer: Layer;
  /** The file that Node runs. */
  entry: string;
  cwd: string;
  /** The whole environment, HOST and PORT included. */
  env: NodeJS.ProcessEnv;
  host: string;
  /** The service keeps it over restarts. */
  port: number;
};

export type ServiceOptions = { logsDir: string; reaper: Reaper; log: (line: string) => void };

/** One of our services as a process: started, watched, started again when it dies, stopped. */
export class Service {
  readonly name: string;
  readonly url: string;
  readonly logPath: string;
  readonly #definition: ServiceDefinition;
  readonly #options: ServiceOptions;
  readonly #file: LogFile;
  readonly #terminal: TerminalLog;
  #process: ManagedProcess | undefined;
  /** Aborted when the service is meant to be down: ends all waiting. */
  #wanted = new AbortController();
  /** Resolves when all that the process has written is in the log, which can be after its end. */
  #outputEnd: Promise<unknown> = Promise.resolve();
  #watching: Promise<void> = Promise.resolve();
  /** Whether one that dies is replaced. */
  #isWatched = false;

  constructor(definition: ServiceDefinition, options: ServiceOptions) {
    this.name = definition.name;
    this.url = `http://${reachable(definition.host)}:${definition.port}`;
    this.logPath = rotatedLog(options.logsDir, definition.name);
    this.#definition = definition;
    this.#options = options;
    this.#file = new LogFile(this.logPath);
    this.#terminal = new TerminalLog(definition.name, options.log);
  }

  /** Another process of the same service, on a port of its own; not started yet. */
  beside(name: string, port: number, more: NodeJS.ProcessEnv = {}): Service {
    const definition = this.#definition;
    const env = { ...definition.env, ...more, PORT: String(port) };
    return new Service({ ...definition, name, port, env }, this.#options);
  }

  /** Process id while there is a process. */
  get pid(): number | undefined {
    return this.#process?.isRunning ? this.#process.pid : undefined;
  }

  /**
   * Starts the service and waits until its `/readyz` answers 200; from then on a process that dies is replaced. Throws a
   * PlainError, and leaves nothing running, when it ends before that or takes over a minute.
   */
  async start(): Promise<void> {
    if (this.pid !== undefined) return;
    // One that has died is started again already: two would want one port.
    if (this.#isWatched) return await this.waitUntilReady();
    this.#wanted = new AbortController();
    const child = this.#spawn();
    try {
      await this.#ready(child);
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#terminal.isOpen = true;
    this.#isWatched = true;
    const watching = keepRunning({
      name: this.name,
      first: child,
      spawn: () => this.#spawn(),
      isReady: () => this.isReady(),
      signal: AbortSignal.any([this.#wanted.signal, this.#options.reaper.ending]),
      log: this.#options.log,
    });
    this.#watching = watching.finally(() => {
      this.#isWatched = false;
    });
  }

  /** Sends a signal, as an accident would: the service is then restarted. Resolves when the process has ended. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#process?.kill(signal);
    await this.#process?.exited;
  }

  /** Ends it in order and starts it again on the same port; resolves when it is ready. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends it, by force after so many milliseconds, and leaves it down until `start`. */
  async stop(graceMilliseconds = 5_000): Promise<void> {
    this.#wanted.abort();
    await this.#process?.stop(graceMilliseconds);
    await this.#watching;
  }

  /** Resolves when `/readyz` answers 200, whichever process answers. Rejects after so many milliseconds. */
  async waitUntilReady(milliseconds = READY_TIMEOUT_MILLISECONDS): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!(await this.isReady())) {
      if (Date.now() > deadline) throw new Error(`${this.name} is not ready after ${milliseconds} ms`);
      await sleep(READY_POLL_MILLISECONDS);
    }
  }

  /** Whether `/readyz` answers 200 now. */
  async isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  async #ready(child: ManagedProcess): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MILLISECONDS;
    while (!(await this.isReady())) {
      const exit = await Promise.race([child.exited, sleep(READY_POLL_MILLISECONDS)]);
      if (exit) {
        await Promise.race([this.#outputEnd, sleep(OUTPUT_MILLISECONDS)]);
        const words = lastWords(this.logPath, this.name);
        throw new PlainError(`${this.name} does not start (${describeExit(exit)}): ${words} (log: ${this.logPath})`);
      }
      if (Date.now() > deadline) {
        throw new PlainError(
          `${this.name} is not ready after ${READY_TIMEOUT_MILLISECONDS / 1000} s: see ${this.logPath}.`,
        );
      }
    }
  }

  #spawn(): ManagedProcess {
    const { name, layer, entry, env, cwd } = this.#definition;
    this.#process = new ManagedProcess({
      ...{ name, layer, env, cwd, reaper: this.#options.reaper },
      ...{ command: process.execPath, args: [entry], output: 'pipe', ipc: true },
    });
    const ends: Promise<unknown>[] = [];
    for (const stream of ['stdout', 'stderr'] as const) {
      const input = this.#process.child[stream];
      if (!input) continue;
      const lines = createInterface({ input });
      ends.push(once(lines, 'close'));
      lines.on('line', (line) => {
        this.#file.write(line);
        this.#terminal.write(line, stream);
      });
    }
    this.#outputEnd = Promise.all(ends);
    return this.#process;
  }
}

/** Where to reach a server that listens on all addresses. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
