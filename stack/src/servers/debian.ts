import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../launcher/lock.mjs';
import { run, succeeds } from './run.ts';

/** Within so many milliseconds, several programs are got with one download of the archives' lists. */
const LISTS_MILLISECONDS = 10 * 60_000;

export type DebianFolders = {
  /** For the archives' lists; it stays. */
  listsDir: string;
  /** For everything else; it may be removed afterwards. */
  workDir: string;
  unpackInto: string;
};

/**
 * Downloads packages, and those of their dependencies that this machine lacks, and unpacks them into a folder. Uses the
 * system's own archives and keys, so apt checks the signatures, but keeps all its files in the folders given: needs no root
 * and changes nothing of the system. Works on Debian and what derives from it.
 */
export async function fetchDebianPackages(packages: string[], folders: DebianFolders): Promise<void> {
  const { listsDir, workDir, unpackInto } = folders;
  const downloads = join(workDir, 'downloads');
  const made = [join(listsDir, 'lists/partial'), join(workDir, 'cache/archives/partial'), downloads, unpackInto];
  for (const folder of made) await mkdir(folder, { recursive: true });

  const options = aptOptions(folders);
  await updateLists(listsDir, options);
  const simulated = await run('apt-get', [...options, '--simulate', '--no-install-recommends', 'install', ...packages]);
  const missing = [...simulated.matchAll(/^Inst (\S+)/gm)].flatMap((match) => match[1] ?? []);
  await run('apt-get', [...options, 'download', ...missing], { cwd: downloads });
  for (const archive of await readdir(downloads)) {
    await run('dpkg-deb', ['--extract', join(downloads, archive), unpackInto]);
  }
}

async function updateLists(listsDir: string, options: string[]): Promise<void> {
  const stamp = join(listsDir, 'updated');
  await withLock(join(listsDir, 'update.lock'), async () => {
    const updatedAt = await stat(stamp).then(
      (file) => file.mtimeMs,
      () => 0,
    );
    if (Date.now() - updatedAt < LISTS_MILLISECONDS) return;
    // It also fails when an archive that has nothing to do with this cannot be reached: what is missing shows later.
    if (await succeeds('apt-get', [...options, 'update'])) await writeFile(stamp, '');
  });
}

function aptOptions({ listsDir, workDir }: DebianFolders): string[] {
  const settings = {
    'Dir::State::Lists': join(listsDir, 'lists'),
    'Dir::Cache': join(workDir, 'cache'),
    'Debug::NoLocking': 'true',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    // As root, apt would download as a user who may not write here.
    'APT::Sandbox::User': userInfo().username,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}
