import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../launcher/lock.mjs';
import { PlainError } from '../plain-error.ts';
import { fetchDebianPackages } from './debian.ts';
import { run, succeeds } from './run.ts';

/** A server's program, and the environment that it needs to run. */
export type Program = { path: string; env: NodeJS.ProcessEnv };
export type ProgramName = 'nats-server' | 'redis-server';

const PACKAGES: Record<ProgramName, { debian: string[]; homebrew: string }> = {
  'nats-server': { debian: ['nats-server'], homebrew: 'nats-server' },
  'redis-server': { debian: ['redis-server', 'redis-tools'], homebrew: 'redis' },
};

const GIVEN_SERVER: Record<ProgramName, string> = { 'nats-server': 'NATS_URL', 'redis-server': 'REDIS_URL' };

/** Where servers are installed, but not everybody's PATH leads. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/**
 * Finds a server's program: on PATH; else in `toolsDir`; else gets it there from Debian's or Ubuntu's packages (no root
 * needed, nothing installed); else from Homebrew. Throws a PlainError that says what to install when none of that works.
 */
export async function findProgram(name: ProgramName, toolsDir: string, log: (line: string) => void): Promise<Program> {
  for (const path of [name, ...SYSTEM_FOLDERS.map((folder) => join(folder, name))]) {
    if (await succeeds(path, ['--version'])) return { path, env: process.env };
  }
  const folder = join(toolsDir, 'debian', name);
  const fetched = await findFetched(name, folder);
  if (fetched) return fetched;

  const reasons: string[] = [];
  if (await succeeds('apt-get', ['--version'])) {
    try {
      await withLock(join(toolsDir, `${name}.lock`), async () => {
        if (await findFetched(name, folder)) return;
        log(`getting ${name} from the system's package archive`);
        await fetchInto(name, folder, toolsDir);
      });
      const program = await findFetched(name, folder);
      if (program) return program;
      reasons.push('the package from apt does not run here');
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (process.platform === 'darwin' && (await succeeds('brew', ['--version']))) {
    log(`getting ${name} by Homebrew`);
    const formula = PACKAGES[name].homebrew;
    await run('brew', ['install', '--quiet', formula], { timeout: 600_000 }).catch((error) =>
      reasons.push(String(error)),
    );
    const prefix = await run('brew', ['--prefix', formula]).catch(() => '');
    const path = join(prefix.trim(), 'bin', name);
    if (await succeeds(path, ['--version'])) return { path, env: process.env };
  }
  throw new PlainError(
    `${name} is not here and cannot be got${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}: ` +
      `install it, or give a running one in ${GIVEN_SERVER[name]}, or use docker compose.`,
  );
}

async function fetchInto(name: ProgramName, folder: string, toolsDir: string): Promise<void> {
  const temporary = join(toolsDir, `.getting-${name}`);
  // What a download left that was broken off; the lock says that nobody else is at it.
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary);
  try {
    const unpacked = join(temporary, 'unpacked');
    await fetchDebianPackages(PACKAGES[name].debian, {
      listsDir: join(toolsDir, 'apt'),
      workDir: join(temporary, 'work'),
      unpackInto: unpacked,
    });
    await mkdir(join(folder, '..'), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function findFetched(name: ProgramName, folder: string): Promise<Program | undefined> {
  const path = ['usr/bin', 'usr/sbin'].map((bin) => join(folder, bin, name)).find((candidate) => existsSync(candidate));
  if (!path) return undefined;
  const env = { ...process.env, LD_LIBRARY_PATH: (await libraryFolders(folder)).join(':') };
  return (await succeeds(path, ['--version'], { env })) ? { path, env } : undefined;
}

/** Debian keeps libraries in one folder an architecture, such as `usr/lib/x86_64-linux-gnu`. */
async function libraryFolders(folder: string): Promise<string[]> {
  const folders: string[] = [];
  for (const lib of ['usr/lib', 'lib']) {
    const entries = await readdir(join(folder, lib)).catch(() => []);
    folders.push(...entries.filter((entry) => entry.includes('-linux-')).map((entry) => join(folder, lib, entry)));
  }
  return folders;
}
