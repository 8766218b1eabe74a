import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { runTool } from '../run-tool.ts';

/** `npm run budgets:update`: lowers contract/budgets.json to what the screens cost now. */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  await generateForStart();
  return await runTool('vitest', ['run', 'contract/test/budgets.test.ts'], {
    MOIM_TOOLS_DIR: toolsDir,
    MOIM_UPDATE_BUDGETS: '1',
  });
});
