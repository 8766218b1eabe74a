#!/usr/bin/env node
// `node stack/launch.mjs <command> [arguments]`: runs stack/src/commands/<command>.ts on a current Node with everything
// installed. Plain JavaScript without dependencies, because it runs on any Node from 18 on, before anything is there.
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './src/launcher/dependencies.mjs';
import { LaunchError } from './src/launcher/launch-error.mjs';
import { ensureNode } from './src/launcher/node.mjs';
import { runCommand } from './src/launcher/run-command.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const commandsDir = join(root, 'stack/src/commands');

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const commands = readdirSync(commandsDir).map((file) => file.replace(/\.ts$/, '').replaceAll('-', ':'));
  if (!commands.includes(name ?? '')) {
    throw new LaunchError(`${name ? `there is no command ${name}` : 'no command'}; there are ${commands.join(', ')}.`);
  }
  if (process.platform === 'win32') {
    throw new LaunchError('NATS and Redis are not to be had on Windows itself: use WSL 2, or docker compose up.');
  }
  const dataDir = resolve(root, process.env.MOIM_DATA_DIR || '.moim');
  const toolsDir = resolve(root, process.env.MOIM_TOOLS_DIR || join(dataDir, 'tools'));
  const node = await ensureNode(toolsDir);
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` };
  await ensureDependencies(root, env);
  process.exitCode = await runCommand(node, [join(commandsDir, `${name.replaceAll(':', '-')}.ts`), ...args], env);
}

main().catch((error) => {
  console.error(error instanceof LaunchError && process.env.MOIM_DEBUG !== '1' ? `moim: ${error.message}` : error);
  process.exitCode = 1;
});
