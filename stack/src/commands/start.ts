import { runCommand } from '../command.ts';
import { runInForeground } from '../foreground.ts';

/** `npm start`: the whole platform on this machine, until Ctrl-C. */
await runCommand(() => runInForeground());
