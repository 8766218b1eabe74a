import type { Plugin } from 'vite';
import { PATHS } from '../src/app/paths.ts';

/** Writes the paths of all screens into `routes.json`, for the gateway: there it serves the page, and nowhere else. */
export function routesFile(): Plugin {
  return {
    name: 'moim:routes',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'routes.json', source: JSON.stringify(Object.values(PATHS)) });
    },
  };
}
