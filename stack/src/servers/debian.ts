import { mkdir, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

/**
 * Downloads packages, and those of their dependencies that this machine lacks, and unpacks them into a folder. Uses the
 * system's own archives and keys, so apt checks the signatures, but keeps its lists and archives in `workDir`: needs no
 * root and changes nothing of the system. Works on Debian and what derives from it.
 */
export async function fetchDebianPackages(
  packages: string[],
  folders: { workDir: string; unpackInto: string },
): Promise<void> {
  const { workDir, unpackInto } = folders;
  const downloads = join(workDir, 'downloads');
  const made = ['lists/partial', 'cache/archives/partial'].map((folder) => join(workDir, folder));
  for (const folder of [...made, downloads, unpackInto]) await mkdir(folder, { recursive: true });

  const options = aptOptions(workDir);
  // It also ends with a failure when an archive that has nothing to do with this cannot be reached.
  await run('apt-get', [...options, 'update']).catch(() => {});
  const simulated = await run('apt-get', [...options, '--simulate', '--no-install-recommends', 'install', ...packages]);
  const missing = [...simulated.matchAll(/^Inst (\S+)/gm)].flatMap((match) => match[1] ?? []);
  await run('apt-get', [...options, 'download', ...missing], { cwd: downloads });
  for (const archive of await readdir(downloads)) {
    await run('dpkg-deb', ['--extract', join(downloads, archive), unpackInto]);
  }
}

function aptOptions(workDir: string): string[] {
  const settings = {
    'Dir::State::Lists': join(workDir, 'lists'),
    'Dir::Cache': join(workDir, 'cache'),
    'Debug::NoLocking': 'true',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    // As root, apt would download as a user who may not write here.
    'APT::Sandbox::User': userInfo().username,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}
