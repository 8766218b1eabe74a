import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../src/index.ts';

const documented = new Set(
  readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8').match(/(?<=`)[A-Z][A-Z_]{3,}(?=`)/g),
);
const files = [
  ...globSync('{auth,gateway,stack}/src/config.ts', { cwd: ROOT }),
  ...globSync('subgraphs/*/src/config.ts', { cwd: ROOT }),
  'packages/event-bus/src/config.ts',
  'packages/service-kit/src/config.ts',
  'packages/subgraph-kit/src/subgraph.ts',
  'packages/subgraph-kit/src/role.ts',
  'packages/telemetry/src/config.ts',
  'packages/discovery/src/registry.ts',
  'packages/rate-limit/src/limits.ts',
  'packages/mail/src/config.ts',
];
const read = new Set(
  files
    .flatMap(
      (file) =>
        readFileSync(join(ROOT, file), 'utf8').match(
          /^ +[A-Z][A-Z_]{3,}(?=: (z|url|list|milliseconds|\w+Variable)\b)/gm,
        ) ?? [],
    )
    .map((name) => name.trim()),
);

test('docs/configuration.md has every variable that a program reads', () => {
  expect(read.size).toBeGreaterThan(20);
  expect([...read].filter((name) => !documented.has(name))).toEqual([]);
});

test('and none that nobody reads', () => {
  // Read before anything is installed, in plain JavaScript; by tests alone; or the other way to give a variable.
  const elsewhere = [
    'ROLE',
    'MOIM_DEBUG',
    'MOIM_CHROMIUM',
    'NAME',
    'NAME_FILE',
    'INTERNAL_KEY_FILE',
    'ACCESS_KEYS_FILE',
    'SMTP_URL_FILE',
  ];
  const byOpenTelemetry = [
    ...['OTEL_SERVICE_NAME', 'OTEL_RESOURCE_ATTRIBUTES'],
    ...['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TIMEOUT'],
  ];
  const known = new Set([...read, ...elsewhere, ...byOpenTelemetry]);
  expect([...documented].filter((name) => !known.has(name))).toEqual([]);
});
