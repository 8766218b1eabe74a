import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(html|js|css|svg|webmanifest)$/;

/** Puts a brotli and a gzip of each text beside it, as small as can be: done once here, the gateway has nothing to do. */
export function compressed(): Plugin {
  let directory = '';
  return {
    name: 'moim:compressed',
    apply: 'build',
    configResolved: ({ build }) => {
      directory = build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
        if (!COMPRESSIBLE.test(name)) continue;
        const path = join(directory, name);
        const text = readFileSync(path);
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
        );
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
      }
    },
  };
}
