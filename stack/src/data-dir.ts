import { accessSync, constants, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './launcher/make-folder.mjs';
import { dataPaths } from './paths.ts';
import { codeOf, messageOf, PlainError } from './plain-error.ts';
import { identify, isRunning, type ProcessIdentity } from './supervisor/identity.ts';

/** Makes the data folder if need be. Throws a PlainError when it cannot be written to. */
export function ensureDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new PlainError(
      `The data folder ${dataDir} cannot be written to (${codeOf(error) ?? messageOf(error)}): ` +
        'make it writable, or choose another with MOIM_DATA_DIR.',
      { cause: error },
    );
  }
}

/**
 * Takes the data folder for this process; the function returned gives it back. Throws a PlainError that names the process
 * when another one has it. What a launcher left that was ended by force is taken over.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  const { lock } = dataPaths(dataDir);
  const mine = identify(process.pid);
  if (!mine) throw new Error('This process cannot be identified.');
  const temporary = `${lock}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(mine));
  try {
    linkSync(temporary, lock);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    refuseIfRunning(lock, dataDir);
    // Two that find a stale lock at once both replace it; a moment later, the one whose lock stayed has it.
    renameSync(temporary, lock);
    await sleep(100);
    refuseIfRunning(lock, dataDir);
  } finally {
    rmSync(temporary, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

/** Whether a launcher has the data folder at the moment. */
export function isLocked(dataDir: string): boolean {
  const owner = readOwner(dataPaths(dataDir).lock);
  return owner !== undefined && isRunning(owner);
}

function refuseIfRunning(lock: string, dataDir: string): void {
  const owner = readOwner(lock);
  if (!owner || owner.pid === process.pid || !isRunning(owner)) return;
  throw new PlainError(
    `Moim is running already on ${dataDir} (process ${owner.pid}): stop that one first, or choose another folder with MOIM_DATA_DIR.`,
  );
}

function readOwner(lock: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
