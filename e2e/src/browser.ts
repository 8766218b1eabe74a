import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { PlainError, ROOT, withLock } from '@moim/stack';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

/** A headless Chromium in an npm package, with the libraries and a font that a bare Linux lacks. To get another one, change both lines. */
const PACKAGE = '@sparticuz/chromium@153.0.0';
const SHA512 = 'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome-headless-shell'];
const INSTALLED_ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Tests run in containers, as root, without a screen; and a browser under test asks nobody but the platform. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium: the one in MOIM_CHROMIUM, else one that is installed, else one that is downloaded once, into
 * `MOIM_TOOLS_DIR`. Throws a PlainError that says what to do when there is none.
 */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: FLAGS });
}

/** A program, and what it needs in its environment. */
interface Program {
  executablePath: string;
  env: Record<string, string>;
}

async function findBrowser(): Promise<Program> {
  const given = process.env.MOIM_CHROMIUM;
  if (given) return { executablePath: given, env: {} };
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name))), INSTALLED_ON_MACOS];
  const installed = candidates.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new PlainError('There is no browser for the tests: install Chrome, or name a Chromium in MOIM_CHROMIUM.');

  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const folder = join(toolsDir, PACKAGE.replace(/\W+/g, '-').replace(/^-/, ''));
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await fetchInto(folder);
    });
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** Downloads the package by npm, checks it, and unpacks what is needed of it. The folder is there whole or not at all. */
async function fetchInto(folder: string): Promise<void> {
  const temporary = `${folder}.getting`;
  // What a download left that was broken off; the lock says that nobody else is at it.
  await rm(temporary, { recursive: true, force: true });
  const unpacked = join(temporary, 'unpacked');
  await mkdir(unpacked, { recursive: true });
  try {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', temporary, PACKAGE], {
      timeout: 300_000,
    });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const archive = join(temporary, filename);
    const hash = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (hash !== SHA512) throw new PlainError(`The registry gave another ${PACKAGE} than the tests know.`);
    await run('tar', ['-xzf', archive, '-C', temporary]);
    const parts = join(temporary, 'package/bin');
    await decompress(join(parts, 'chromium.br'), join(unpacked, 'chromium'));
    await chmod(join(unpacked, 'chromium'), 0o755);
    for (const part of ['al2023.tar', 'fonts.tar']) {
      await decompress(join(parts, `${part}.br`), join(temporary, part));
      await run('tar', ['-xf', join(temporary, part), '-C', unpacked]);
    }
    await writeFile(join(unpacked, 'fonts.conf'), fontsConfig(folder));
    await rename(unpacked, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** The system's fonts where there are any, and the one of the package, so that text takes up room on a machine that has none. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
