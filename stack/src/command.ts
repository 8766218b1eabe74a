import { PlainError } from './plain-error.ts';

/**
 * Runs a command's `main` and ends the process: with the exit code that it returns, or with 1 and one line on stderr when it
 * throws. MOIM_DEBUG=1 shows the whole error instead.
 */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  // The channel to the launcher must not keep a finished command alive.
  process.channel?.unref();
  try {
    process.exit(await main());
  } catch (error) {
    printError(error);
    process.exit(1);
  }
}

/** One line for the person at the terminal, and more for whoever asked for it. */
export function printError(error: unknown): void {
  if (process.env.MOIM_DEBUG === '1') console.error(error);
  else if (error instanceof PlainError) console.error(`moim: ${error.message}`);
  else console.error(`moim: unexpected ${String(error).replaceAll(/\s*\n\s*/g, ' ')} (MOIM_DEBUG=1 shows where)`);
}
