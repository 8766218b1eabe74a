import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const MANIFEST = new URL('../src/generated/operations.json', import.meta.url);

/** Puts the manifest of all operations beside the pages, for the gateway: in production it runs these and no others. */
export function operationsFile(): Plugin {
  return {
    name: 'moim:operations',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: readFileSync(MANIFEST) });
    },
  };
}
