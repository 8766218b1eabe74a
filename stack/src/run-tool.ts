import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.ts';

/**
 * Runs an installed package's program at the root, with this terminal. Resolves to its exit code. Signals to this process go
 * on to it, and it ends when the launcher does.
 */
export async function runTool(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return await runScript(programOf(name), args, env);
}

/** The same for a script of ours. */
export async function runScript(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  const stop = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  process.on('disconnect', stop);
  // Listening to the launcher's channel must not keep this process alive.
  process.channel?.unref();
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
    process.off('disconnect', stop);
  }
}

/** The file of a package's program, as its package.json says; `package` or `package:program` where the names differ. */
function programOf(name: string): string {
  const [packageName = name, program = packageName.split('/').at(-1) ?? name] = name.split(':');
  // Not by resolving it: packages need not export their package.json.
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (!file) throw new Error(`The package ${packageName} has no program ${program}`);
  return join(dirname(manifest), file);
}
