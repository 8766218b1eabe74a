import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { ROOT } from '../paths.ts';
import { runTool } from '../run-tool.ts';
import { makeTestFolder } from '../test-folder.ts';
import { verify } from '../verify.ts';
import { buildWeb } from '../web-build.ts';

/**
 * `npm test`: what `npm run verify` checks, then every test, on servers of its own, also beside a running `npm start`.
 * `npm test -- <vitest's arguments>`: only those tests.
 */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  const args = process.argv.slice(2);
  await Promise.all([generateForStart(), buildWeb()]);
  const verified = args.length > 0 ? 0 : await verify();
  // The data of each test is in a folder of its own; the programs that had to be fetched are shared.
  // Every test file is a process of its own, and many start others: what is compiled once need not be again.
  const compiled = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/moim-compiled') };
  const folder = await makeTestFolder();
  try {
    const tested = await runTool('vitest', ['run', ...args], {
      MOIM_TOOLS_DIR: toolsDir,
      TMPDIR: folder.path,
      ...compiled,
    });
    return verified || tested;
  } finally {
    await folder.remove();
  }
});
