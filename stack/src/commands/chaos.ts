import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { ROOT } from '../paths.ts';
import { runScript } from '../run-tool.ts';

/** `npm run chaos`: kills what carries events, and checks that each took effect once and in order. */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  await generateForStart();
  return await runScript(join(ROOT, 'chaos/src/cli.ts'), process.argv.slice(2), { MOIM_TOOLS_DIR: toolsDir });
});
