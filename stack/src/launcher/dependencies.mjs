import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { withLock } from './lock.mjs';
import { reasonIn, run, showing } from './run.mjs';

const PNPM = 'pnpm@12.21.0';

/** Installs the dependencies, unless what is installed belongs to the lockfile and package.json files as they are now. */
export async function ensureDependencies(root, env) {
  const stamp = join(root, 'node_modules/.moim-installed');
  const wanted = hashOfManifests(root);
  if (isInstalled(stamp, wanted)) return;
  try {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
  } catch (error) {
    throw new LaunchError(`Dependencies cannot be installed in ${root} (${error.code}): make the folder writable.`);
  }
  await withLock(
    join(root, 'node_modules/.moim-install.lock'),
    async () => {
      if (isInstalled(stamp, wanted)) return;
      await showing('dependencies', () => install(root, env));
      writeFileSync(stamp, wanted);
    },
    () => console.log('waiting for another installation of the dependencies'),
  );
}

async function install(root, env) {
  // CI: pnpm asks no questions, nobody would see them.
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile'];
  const { code, output } = await run('npx', args, { cwd: root, env: { ...env, CI: 'true' } });
  if (code === 0) return;
  const log = join(root, 'node_modules/.moim-install.log');
  writeFileSync(log, output);
  throw new LaunchError(`pnpm could not install the dependencies: ${reasonIn(output)} (all it said: ${log})`);
}

function isInstalled(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Changes whenever another installation would come out. */
function hashOfManifests(root) {
  const hash = createHash('sha256').update(`${PNPM} ${process.platform} ${process.arch}\n`);
  const manifests = workspaceFolders(root).map((folder) => join(folder, 'package.json'));
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path)).update('\n');
  }
  return hash.digest('hex');
}

/** The folders under `packages:` in pnpm-workspace.yaml, which are all of the form `name` or `name/*`. */
function workspaceFolders(root) {
  const lines = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').split('\n');
  const first = lines.indexOf('packages:') + 1;
  const after = lines.findIndex((line, index) => index >= first && !line.startsWith('  - '));
  return lines.slice(first, after).flatMap((line) => {
    const pattern = line.replace('  - ', '').trim();
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => join(parent, name)) : [];
  });
}
