import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { withLock } from '../launcher/lock.mjs';
import { ROOT } from '../paths.ts';
import { run } from '../servers/run.ts';
import { DATABASES, type DatabaseName, folderOf } from '../subgraphs.ts';
import type { Generator } from './generator.ts';

/** Each takes a core for a second, and people want to go on working meanwhile. */
const AT_ONCE = 2;
/** Stands beside the client that was made from the schema with this hash; it goes when the client goes. */
const STAMP = '.made-from';

const environment = {
  // The client's generator is WebAssembly; the engine that the CLI would download first is never used.
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
};

/** Prisma clients: `prisma/<name>/schema.prisma` to `src/generated/prisma` of that service, which is not checked in. */
export const prismaClients: Generator = {
  name: 'prisma clients',
  run: async ({ check }) => {
    if (check) return [];
    const require = createRequire(join(ROOT, 'package.json'));
    const cli = require.resolve('prisma/build/index.js');
    const version = readFileSync(require.resolve('prisma/package.json'), 'utf8');
    const clients = DATABASES.map((name) => clientOf(name, version)).filter((client) => existsSync(client.schema));
    const changed: string[] = [];
    await withLock(join(ROOT, 'node_modules/.moim-prisma.lock'), async () => {
      const stale = clients.filter((client) => !isFresh(client));
      await inTurns(AT_ONCE, stale, async (client) => {
        await run(process.execPath, [cli, 'generate', '--schema', client.schema], {
          cwd: ROOT,
          env: { ...process.env, ...environment },
        });
        writeFileSync(join(client.output, STAMP), client.hash);
        changed.push(relative(ROOT, client.output));
      });
    });
    return changed.sort();
  },
};

/**
 * Generates only what the services need to run and is not checked in; returns the folders written. Apart from the other
 * generators, whose libraries take a quarter of a second to load.
 */
export async function generateForStart(): Promise<string[]> {
  return await prismaClients.run({ check: false });
}

type Client = { schema: string; output: string; hash: string };

function clientOf(name: DatabaseName, version: string): Client {
  const schema = join(ROOT, 'prisma', name, 'schema.prisma');
  const source = existsSync(schema) ? readFileSync(schema) : '';
  const hash = createHash('sha256').update(version).update(source).digest('hex');
  return { schema, output: join(ROOT, folderOf(name), 'src/generated/prisma'), hash };
}

function isFresh({ output, hash }: Client): boolean {
  const stamp = join(output, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function inTurns<T>(atOnce: number, items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
