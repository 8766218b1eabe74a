import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@moim/stack';

/** What npm is to install. */
export interface Packages {
  dependencies: Record<string, string>;
  overrides: Record<string, string>;
}

/** Installs packages into a folder of the tools, apart from the project's own; at once when they are there. Returns the folder. */
export async function install(name: string, packages: Packages): Promise<string> {
  const folder = join(process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools'), name);
  const manifest = join(folder, 'package.json');
  const wanted = JSON.stringify({ name, private: true, type: 'module', ...packages }, null, 2);
  const marker = join(folder, 'installed.json');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return folder;
  console.log(`installing ${Object.keys(packages.dependencies).join(', ')}, for this bench alone ...`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  writeFileSync(marker, wanted);
  return folder;
}
