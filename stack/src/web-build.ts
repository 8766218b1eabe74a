import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './launcher/lock.mjs';
import { ROOT } from './paths.ts';
import { run } from './servers/run.ts';

/** Where the web app is built into. */
const OUTPUT = join(ROOT, 'web/dist');
/** Stands in the output, with the hash of what it was made from. */
const STAMP = join(OUTPUT, '.made-from');

/** Builds the web app and the explorer, unless what is there was made from the sources as they are. Returns whether it did. */
export async function buildWeb(): Promise<boolean> {
  const wanted = hashOfSources();
  if (isBuilt(wanted)) return false;
  return await withLock(join(ROOT, 'node_modules/.moim-web.lock'), async () => {
    if (isBuilt(wanted)) return false;
    const vite = join(ROOT, 'web/node_modules/vite/bin/vite.js');
    // The app empties the folder; the explorer goes into a folder of it, with nothing of it in the app's files.
    for (const root of ['web', 'web/explorer']) {
      await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: join(ROOT, root),
        // Whatever the services run as: the app is what people get.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
    writeFileSync(STAMP, wanted);
    return true;
  });
}

function isBuilt(wanted: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/** Changes whenever another app would come out. */
function hashOfSources(): string {
  const patterns = [
    ...['web/*', 'web/public/**', 'web/build/**', 'web/src/**', 'web/explorer/**'],
    ...['packages/search/src/**', 'docs/images/federation.svg', 'pnpm-lock.yaml'],
  ];
  const files = globSync(patterns, { cwd: ROOT }).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(ROOT, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
