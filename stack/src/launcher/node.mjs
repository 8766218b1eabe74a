import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { makeFolder } from './make-folder.mjs';
import { reasonIn, run, showing } from './run.mjs';

const VERSION = '24.21.0';
/** From here on Node runs TypeScript as it is. */
const OLDEST = [22, 18];

/** Path of a Node that can run Moim: the one that runs this, or Node 24 in `toolsDir`, got from npm if need be. */
export async function ensureNode(toolsDir) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;

  const node = join(toolsDir, 'node-24/bin/node');
  if (!existsSync(node)) await showing(`Node 24 (this is ${process.version})`, () => fetchNode(toolsDir));
  const { code, output } = await run(node, ['--version']);
  if (code === 0) return node;
  throw new LaunchError(
    `Node 24 does not run here (${reasonIn(output)}): install Node 22.18 or newer, or use docker compose.`,
  );
}

async function fetchNode(toolsDir) {
  const temporary = makeTemporary(toolsDir);
  try {
    // npm's package `node` gets this one by an install script; by itself it needs none.
    const name = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;
    // Makes npm install here, not in a project further up.
    writeFileSync(join(temporary, 'package.json'), '{ "private": true }\n');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
    const { code, output } = await run('npm', ['install', ...flags, `${name}@${VERSION}`], { cwd: temporary });
    if (code !== 0) {
      throw new LaunchError(
        `Moim needs Node 22.18 or newer, and npm could not get Node 24 (${reasonIn(output)}): connect to the internet, or install it.`,
      );
    }
    renameSync(join(temporary, 'node_modules', name), join(toolsDir, 'node-24'));
  } catch (error) {
    // Another launcher, at work at the same time, was faster: its Node is as good.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function makeTemporary(toolsDir) {
  try {
    makeFolder(toolsDir);
    return mkdtempSync(join(toolsDir, '.node-'));
  } catch (error) {
    throw new LaunchError(
      `The folder ${toolsDir} cannot be written to (${error.code}): make it writable, or choose another with MOIM_DATA_DIR.`,
    );
  }
}
