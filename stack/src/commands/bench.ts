import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { readStackConfig } from '../config.ts';
import { generateForStart } from '../generate/prisma.ts';
import { ROOT } from '../paths.ts';
import { PlainError } from '../plain-error.ts';
import { runScript } from '../run-tool.ts';
import { buildWeb } from '../web-build.ts';

const BENCHES = ['gateway', 'calls', 'events', 'sessions', 'seats', 'subscriptions', 'growth', 'web'];

/** `npm run bench -- gateway|calls|events|sessions|seats|subscriptions|growth|web`: product and peer side by side, as bench/README.md says. Without a name: the gateway. */
await runCommand(async () => {
  const { toolsDir } = readStackConfig();
  const [name = 'gateway', ...args] = process.argv.slice(2);
  if (!BENCHES.includes(name)) throw new PlainError(`There is no bench ${name}; there are ${BENCHES.join(', ')}.`);
  await Promise.all([generateForStart(), buildWeb()]);
  // What needs a browser is where the browser is.
  const elsewhere = {
    web: 'e2e/src/figures.ts',
    gateway: 'bench/src/gateway/index.ts',
    growth: 'bench/src/growth/index.ts',
  };
  const script = Object.entries(elsewhere).find(([bench]) => bench === name)?.[1] ?? `bench/src/${name}.ts`;
  return await runScript(join(ROOT, script), args, {
    MOIM_TOOLS_DIR: toolsDir,
    // A bench is no person.
    MOIM_RATE_LIMITS: 'off',
  });
});
