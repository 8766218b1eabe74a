import { Command } from 'commander';
import { addCards } from './cards.ts';
import { addDlq } from './dlq.ts';
import { addEvents } from './events.ts';
import { addKeys } from './keys.ts';

/** Runs `moim <args>`. Returns the exit code; throws a PlainError for what a person can put right, CommanderError for misuse. */
export async function runMoim(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const run = async (code: Promise<number>) => {
    exitCode = await code;
  };
  const program = new Command('moim')
    .description('Looks after a running Moim: docs/events.md and docs/rotate-keys.md say when to do what.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false });
  addDlq(program, run);
  addEvents(program, run);
  addCards(program, run);
  addKeys(program, run);
  await program.parseAsync(args, { from: 'user' });
  return exitCode;
}
