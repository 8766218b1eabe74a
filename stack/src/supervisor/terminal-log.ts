const WARN = 40;
const ERROR = 50;
const WINDOW_MILLISECONDS = 1_000;
const MAX_LINES_A_WINDOW = 10;

/**
 * What of a service's output the person at the terminal should see: warnings and errors of pino, and everything that is not
 * pino's, such as a stack trace of a crash. At most ten lines a second, and none before it is ready the first time: what goes
 * wrong until then is told in one line. The log file has them all.
 */
export class TerminalLog {
  readonly #name: string;
  readonly #log: (line: string) => void;
  /** Whether lines are shown. */
  isOpen = false;
  #windowStart = 0;
  #lines = 0;

  constructor(name: string, log: (line: string) => void) {
    this.#name = name;
    this.#log = log;
  }

  write(line: string, stream: 'stdout' | 'stderr'): void {
    const text = describeLine(line, stream);
    if (text === undefined || !this.isOpen) return;
    if (Date.now() - this.#windowStart > WINDOW_MILLISECONDS) {
      this.#windowStart = Date.now();
      this.#lines = 0;
    }
    this.#lines += 1;
    if (this.#lines <= MAX_LINES_A_WINDOW) this.#log(`${this.#name}: ${text}`);
    if (this.#lines === MAX_LINES_A_WINDOW + 1) this.#log(`${this.#name}: more than this is in its log`);
  }
}

/** The text to show for a line, or undefined for none. */
export function describeLine(line: string, stream: 'stdout' | 'stderr'): string | undefined {
  if (line.trim() === '') return undefined;
  const entry = parseEntry(line);
  if (!entry) return stream === 'stderr' ? line : undefined;
  if (entry.level < WARN) return undefined;
  const label = entry.level >= ERROR ? 'error' : 'warning';
  const cause = entry.err?.message && entry.err.message !== entry.msg ? ` (${entry.err.message})` : '';
  return `${label}: ${entry.msg ?? ''}${cause}`;
}

type Entry = { level: number; msg?: string; err?: { message?: string } };

function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Partial<Entry>;
    return typeof entry.level === 'number' ? { ...entry, level: entry.level } : undefined;
  } catch {
    return undefined;
  }
}
