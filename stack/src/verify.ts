import { join } from 'node:path';
import { runScript, runTool } from './run-tool.ts';

type Check = { name: string; run: () => Promise<number> };

const checks: Check[] = [
  { name: 'generated files', run: () => runScript(join(import.meta.dirname, 'commands/generate.ts'), ['--check']) },
  { name: 'types', run: () => runTool('typescript:tsc', ['--noEmit']) },
  { name: 'types of the web app', run: () => runTool('typescript:tsc', ['--noEmit', '--project', 'web']) },
  { name: 'types of the explorer', run: () => runTool('typescript:tsc', ['--noEmit', '--project', 'web/explorer']) },
  { name: 'format and lint', run: () => runTool('@biomejs/biome', ['check']) },
  { name: 'unused code', run: () => runTool('knip', []) },
];

/** All that can be said about the code without running it: every check in turn, then a line for each. Returns the exit code. */
export async function verify(): Promise<number> {
  const results: { name: string; passed: boolean }[] = [];
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`);
    results.push({ name, passed: (await run()) === 0 });
  }
  console.log('');
  for (const { name, passed } of results) console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`);
  return results.every((result) => result.passed) ? 0 : 1;
}
