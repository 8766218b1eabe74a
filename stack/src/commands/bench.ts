import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { ROOT } from '../paths.ts';
import { runScript } from '../run-tool.ts';

/** `npm run bench`: every screen through our gateway and through the stock one, side by side. */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  await generateForStart();
  return await runScript(join(ROOT, 'bench/src/screens.ts'), [], { MOIM_TOOLS_DIR: toolsDir });
});
