import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const DIST = new URL('../dist/', import.meta.url);
/** What the first load of any screen may weigh, in bytes of compressed JavaScript. */
const LIMIT = 200 * 1024;

interface Chunk {
  file: string;
  imports?: string[];
}

test('the first load of every screen is under 200 KB of JavaScript, compressed as browsers get it', () => {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Record<string, Chunk>;
  const needed = (name: string, files = new Set<string>()): Set<string> => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return files;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) needed(next, files);
    return files;
  };
  const screens = Object.keys(manifest).filter((name) => name.startsWith('src/screens/'));
  expect(screens).toHaveLength(25);
  for (const screen of screens) {
    const files = ['index.html', 'src/i18n/ko.ts', screen].reduce((all, name) => needed(name, all), new Set<string>());
    const bytes = [...files].reduce((sum, file) => sum + statSync(new URL(`${file}.br`, DIST)).size, 0);
    expect(bytes, screen).toBeLessThan(LIMIT);
  }
});

test('every text is there compressed, and the page has nothing inline', () => {
  for (const file of globSync('**/*.{js,css,html}', { cwd: DIST })) {
    for (const kind of ['br', 'gz']) expect(existsSync(new URL(`${file}.${kind}`, DIST)), `${file}.${kind}`).toBe(true);
  }
  const page = readFileSync(new URL('index.html', DIST), 'utf8');
  expect(page).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
});

test('the app has nothing of the explorer, and the explorer gets GraphiQL when somebody wants it', () => {
  const ofApp = globSync('assets/*.js', { cwd: DIST });
  expect(ofApp.length).toBeGreaterThan(20);
  for (const file of ofApp) expect(readFileSync(new URL(file, DIST), 'utf8'), file).not.toMatch(/graphiql|CodeMirror/);
  const page = readFileSync(new URL('explorer/index.html', DIST), 'utf8');
  const first = [...page.matchAll(/\/explorer\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
  expect(first.length).toBeGreaterThan(0);
  for (const file of first)
    expect(readFileSync(new URL(`explorer/${file}`, DIST), 'utf8'), file).not.toMatch(/CodeMirror/);
});
