import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { PATHS, type ScreenName } from '../src/app/paths.ts';

/** A screen's path, and the files that its code is in besides those that the page itself names. */
export interface Route {
  path: string;
  files: string[];
}

const APP = resolve(import.meta.dirname, '../src/app');
const SCREENS = readFileSync(resolve(APP, 'screens.ts'), 'utf8');

/**
 * Writes the paths of all screens into `routes.json`, for the gateway: there it serves the page, and nowhere else. With each, the files of its screen: the gateway names them before
 * the page has read that it needs them.
 */
export function routesFile(): Plugin {
  return {
    name: 'moim:routes',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (entry === undefined) this.error('the build has no entry');
      const known = new Set([entry, ...closure(entry, chunks)]);
      const routes = Object.entries(PATHS).map(([name, path]): Route => {
        const id = moduleOf(name as ScreenName);
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === id);
        // A screen that another file took in comes with that one.
        if (chunk === undefined) return { path, files: [] };
        const own = [chunk, ...closure(chunk, chunks)].filter((one) => !known.has(one));
        const styles = own.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        return {
          path,
          files: [...new Set([...own.map(({ fileName }) => fileName), ...styles])].map((file) => basename(file)),
        };
      });
      this.emitFile({ type: 'asset', fileName: 'routes.json', source: JSON.stringify(routes) });
    },
  };
}

/** The file of a screen's module, as screens.ts imports it: read as text, since a build's configuration takes in whatever it imports. */
export function moduleOf(name: ScreenName): string {
  const [, specifier] = new RegExp(`\\b${name}: \\(\\) => import\\('(.+?)'\\)`).exec(SCREENS) ?? [];
  if (specifier === undefined) throw new Error(`screens.ts imports no module for ${name}`);
  return resolve(APP, specifier);
}

/** What a chunk imports, and what that imports. */
function closure(chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const add = ({ imports }: Rolldown.OutputChunk) => {
    for (const name of imports) {
      const one = chunks.find(({ fileName }) => fileName === name);
      if (one === undefined || found.has(one)) continue;
      found.add(one);
      add(one);
    }
  };
  add(chunk);
  return [...found];
}
