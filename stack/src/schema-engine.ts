import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

// Node has it, its types do not: they leave it to the browser's.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** Prisma's `Result`, as its engine expects it from a driver adapter. */
function ok<T>(value: T) {
  return {
    ok: true as const,
    value,
    map: <U>(f: (value: T) => U) => ok(f(value)),
    flatMap: <U>(f: (value: T) => U) => f(value),
  };
}

/** The engine asks which database it talks to before it compares anything; schemas are compared without one. */
const connection = {
  provider: 'postgres' as const,
  adapterName: 'none',
  queryRaw: async () =>
    ok({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 18', 180000]],
    }),
  executeRaw: async () => ok(0),
  executeScript: async () => ok(undefined),
  dispose: async () => ok(undefined),
  getConnectionInfo: () => ok({ schemaName: 'public', supportsRelationJoins: true }),
  startTransaction: async () => {
    throw new Error('comparing schemas needs no transaction');
  },
};
const factory = {
  provider: 'postgres' as const,
  adapterName: 'none',
  connect: async () => ok(connection),
  connectToShadowDb: async () => ok(connection),
};

let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.instantiate(readFileSync(path.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': bindings as never,
  });
  bindings.__wbg_set_wasm(module.instance.exports);
  (module.instance.exports.__wbindgen_start as () => void)();
}

/**
 * The SQL that leads from one schema.prisma to another, by Prisma's own engine; `null` is an empty database. Needs neither a
 * server nor Prisma's native engine. Rejects when a schema is not valid.
 */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  loaded ??= load();
  await loaded;
  const files = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] });
  const engine = await bindings.SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, factory);
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : files(from),
      to: files(to),
      script: true,
      exitCode: false,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
