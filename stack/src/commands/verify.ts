import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { generateForStart } from '../generate/prisma.ts';
import { runScript, runTool } from '../run-tool.ts';

type Check = { name: string; run: () => Promise<number> };

const checks: Check[] = [
  { name: 'generated files', run: () => runScript(join(import.meta.dirname, 'generate.ts'), ['--check']) },
  { name: 'types', run: () => runTool('typescript:tsc', ['--noEmit']) },
  { name: 'format and lint', run: () => runTool('@biomejs/biome', ['check']) },
  { name: 'unused code', run: () => runTool('knip', []) },
];

/** `npm run verify`: all that can be said about the code without running it. Runs every check, then sums up. */
await runCommand(async () => {
  await generateForStart();
  const results: { name: string; passed: boolean }[] = [];
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`);
    results.push({ name, passed: (await run()) === 0 });
  }
  console.log('');
  for (const { name, passed } of results) console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`);
  return results.every((result) => result.passed) ? 0 : 1;
});
