import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { ROOT } from '../paths.ts';
import { runScript } from '../run-tool.ts';
import { buildWeb } from '../web-build.ts';

const NAMED = new Set(['seats', 'chat', 'faults']);

/**
 * `npm run chaos`: kills what carries events, and checks that each took effect once and in order. `npm run chaos -- seats`: kills what
 * gives out seats, and checks that none is sold twice or lost. `npm run chaos -- chat`: kills what carries messages, and checks that everybody
 * sees each once. `npm run chaos -- faults`: breaks one part after the other, and prints what each fault cost.
 */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  await Promise.all([generateForStart(), buildWeb()]);
  const [name, ...rest] = process.argv.slice(2);
  const isNamed = name !== undefined && NAMED.has(name);
  const [script, args] = isNamed ? [`${name}/cli`, rest] : ['cli', process.argv.slice(2)];
  return await runScript(join(ROOT, `chaos/src/${script}.ts`), args, { MOIM_TOOLS_DIR: toolsDir });
});
