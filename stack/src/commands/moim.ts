import { CommanderError } from 'commander';
import { runCommand } from '../command.ts';
import { runMoim } from '../moim/program.ts';

/** `npm run moim -- <command>`, `./moim <command>`: looks after a platform that runs. `moim help` lists the commands. */
await runCommand(async () => {
  // What reads the answer may have had enough of it, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    return await runMoim(process.argv.slice(2));
  } catch (error) {
    // Commander has said what was wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
});
