import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { ROOT } from '../paths.ts';
import { runScript } from '../run-tool.ts';

/** `npm run screenshots [-- <screen>...]`: pictures of every screen of a platform that runs, into e2e/screenshots. */
await runCommand(() =>
  runScript(join(ROOT, 'e2e/src/screenshots.ts'), process.argv.slice(2), {
    MOIM_TOOLS_DIR: readStackConfig().toolsDir,
  }),
);
