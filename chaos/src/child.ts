import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

export interface ChildOptions<Figures> {
  /** The file beside this one that Node runs. */
  script: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
  onFigures(figures: Figures): void;
}

/** One of our processes, which says how it is doing. It ends by itself when this process does. */
export class Child<Figures> {
  readonly process: ChildProcess;
  /** Resolves when it has ended. */
  readonly exited: Promise<unknown>;
  #isReady = false;

  constructor({ script, logFile, env, onFigures }: ChildOptions<Figures>) {
    const output = openSync(logFile, 'a');
    this.process = fork(join(import.meta.dirname, script), {
      env: { ...process.env, ...env },
      execArgv: [],
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    this.exited = once(this.process, 'exit');
    this.process.on('message', (figures) => {
      this.#isReady = true;
      onFigures(figures as Figures);
    });
  }

  /** Whether it has said something yet, and still runs. */
  get isReady(): boolean {
    return this.#isReady && this.process.exitCode === null && this.process.signalCode === null;
  }

  /** As a crash would end it. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }
}
