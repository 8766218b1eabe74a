import { globSync, readFileSync } from 'node:fs';
import { InMemoryCache } from '@apollo/client';
import { type DocumentNode, print } from 'graphql';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/generated/', import.meta.url);
const { operations } = JSON.parse(readFileSync(new URL('operations.json', FOLDER), 'utf8')) as {
  operations: { id: string; name: string; body: string }[];
};
const files = globSync('*.ts', { cwd: FOLDER }).filter((file) => file !== 'types.ts');

test('the manifest has every operation of the app', () => {
  expect(operations.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test.each(operations)('$name is sent word for word as the manifest has it', async ({ id, name, body }) => {
  const module = (await import(new URL(`${name}.ts`, FOLDER).href)) as Record<string, DocumentNode & { hash: string }>;
  const document = module[name];
  if (document === undefined) throw new Error(`${name}.ts does not export ${name}`);
  // The cache changes nothing: what it gives is the generated document itself, with its hash.
  const sent = new InMemoryCache().transformDocument(document) as typeof document;
  expect(print(sent)).toBe(body);
  expect(sent.hash).toBe(id);
});
