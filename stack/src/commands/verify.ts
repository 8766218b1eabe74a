import { runCommand } from '../command.ts';
import { generateForStart } from '../generate/prisma.ts';
import { verify } from '../verify.ts';

/** `npm run verify`: all that can be said about the code without running it. */
await runCommand(async () => {
  await generateForStart();
  return await verify();
});
