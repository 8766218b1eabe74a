import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { runTool } from '../run-tool.ts';

/** `npm test [-- <vitest's arguments>]`: everything, on servers of its own, also beside a running `npm start`. */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  await generateForStart();
  // The data of each test is in a folder of its own; the programs that had to be fetched are shared.
  return await runTool('vitest', ['run', ...process.argv.slice(2)], { MOIM_TOOLS_DIR: toolsDir });
});
