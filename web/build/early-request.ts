import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { VARIABLES } from '../src/app/screen-variables.ts';
import { moduleOf } from './routes-file.ts';

const SCRIPT = resolve(import.meta.dirname, '../src/app/early-request.ts');
const MANIFEST = resolve(import.meta.dirname, '../src/generated/operations.json');

/** Builds `early-request.ts` as a script of its own, and names it in the page before the app. */
export function earlyRequest(): Plugin {
  let script = { fileName: '', code: '' };
  return {
    name: 'moim:early-request',
    apply: 'build',
    async buildStart() {
      const code = await bundled();
      script = { fileName: `assets/early-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`, code };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: script.fileName, source: script.code });
    },
    transformIndexHtml: {
      order: 'post',
      // Deferred: it runs after the script that finds the language, and before the app, which is a module further down.
      handler: () => [{ tag: 'script', attrs: { defer: true, src: `/${script.fileName}` }, injectTo: 'head-prepend' }],
    },
  };
}

async function bundled(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    define: { EARLY_QUERIES: JSON.stringify(queries()) },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: SCRIPT, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error('the early request is more than one file');
  return chunk.code;
}

/** The query of each screen that is asked for early, as its module exports it. */
function queries(): Record<string, { name: string; hash: string }> {
  const { operations } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { operations: { id: string; name: string }[] };
  return Object.fromEntries(
    Object.keys(VARIABLES).map((screen) => {
      const file = moduleOf(screen as keyof typeof VARIABLES);
      const [, name] = /^export const query = (\w+);$/m.exec(readFileSync(file, 'utf8')) ?? [];
      const operation = operations.find((one) => one.name === name);
      if (operation === undefined) throw new Error(`${file} exports no query of the manifest`);
      return [screen, { name: operation.name, hash: operation.id }];
    }),
  );
}
