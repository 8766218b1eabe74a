import { readFile } from 'node:fs/promises';
import { setInterval as ticks } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Keys are seen within this time after their file was replaced. */
const LOOK_EVERY_MS = 500;

/** Where keys come from: what the variable or its file says, and that file. */
export interface KeySource {
  text: string;
  /** Null when the variable itself holds the keys. */
  file: string | null;
}

/**
 * Keys that may be replaced while the service runs: whoever needs them takes `current` each time. A file that has become broken or
 * has gone is refused with a line in the log, and the keys last read go on.
 */
export class RotatingKeys<Keys> {
  readonly #file: string | null;
  readonly #parse: (text: string) => Keys;
  #current: Keys;
  /** What was looked at last, also when it was refused: it is complained of once. */
  #seen: string;

  /** `parse` throws an Error that says what is wrong without showing any of it. */
  constructor({ text, file }: KeySource, parse: (text: string) => Keys) {
    this.#file = file;
    this.#parse = parse;
    this.#seen = text;
    this.#current = parse(text);
  }

  get current(): Keys {
    return this.#current;
  }

  /** Looks at the file twice a second until `app` closes. To be called before it listens. */
  follow(app: FastifyInstance): void {
    const file = this.#file;
    if (file === null) return;
    const closing = new AbortController();
    app.addHook('onClose', async () => closing.abort());
    const watch = async () => {
      for await (const _ of ticks(LOOK_EVERY_MS, undefined, { ref: false, signal: closing.signal }))
        await this.#look(file, app.log);
    };
    watch().catch((error: unknown) => {
      if (!closing.signal.aborted) app.log.error({ err: error, file }, 'the key file is watched no more');
    });
  }

  async #look(file: string, log: FastifyBaseLogger): Promise<void> {
    const refuse = (reason: string) => log.error({ file, reason }, 'the key file is refused; the old keys go on');
    try {
      const text = (await readFile(file, 'utf8')).trim();
      if (text === this.#seen) return;
      this.#seen = text;
      this.#current = this.#parse(text);
      log.info({ file }, 'the keys were read again');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) return refuse(message);
      // Not what a file can hold: complained of once, and whatever stands there again is looked at.
      const gone = `\0${code}`;
      if (this.#seen !== gone) refuse(`it cannot be read (${code})`);
      this.#seen = gone;
    }
  }
}

const keyVariables = new WeakSet<object>();

/** A variable that holds keys, for readConfig: given as NAME_FILE, the file may be replaced while the service runs. */
export function keysVariable<Keys>(parse: (text: string) => Keys) {
  const variable = z
    .custom<KeySource>((given) => given !== undefined)
    .transform((source, context) => {
      try {
        return new RotatingKeys(source, parse);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    });
  keyVariables.add(variable);
  return variable;
}

/** Whether it was made by keysVariable: such a variable is made from a KeySource, every other one from a string. */
export function isKeysVariable(variable: object): boolean {
  return keyVariables.has(variable);
}
