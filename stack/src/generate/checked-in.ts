import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../paths.ts';
import { eventCatalogue } from './event-catalogue.ts';
import { explorerFiles } from './explorer/index.ts';
import type { Generator } from './generator.ts';
import { operationNames } from './operation-names.ts';
import { resolverTypes } from './resolver-types.ts';
import { type GeneratedFile, subgraphSources } from './sources.ts';
import { subgraphContracts } from './subgraph-contracts.ts';
import { supergraph } from './supergraph.ts';
import { webOperations } from './web-operations.ts';

/** All generated files that are checked in: the supergraph, the subgraphs' contracts and their resolver types, the events' catalogue, the web app's operations and their names, what the explorer shows. */
export const checkedInFiles: Generator = {
  name: 'supergraph, contracts, resolver types, event catalogue, web operations, explorer',
  async run({ check }) {
    const composed = await supergraph(ROOT);
    const files = [
      composed,
      operationNames(ROOT),
      ...subgraphContracts(composed.content),
      ...(await resolverTypes(ROOT)),
      await eventCatalogue(ROOT),
      ...(await webOperations(ROOT, composed.content)),
      ...(await explorerFiles(ROOT, composed.content)),
    ];
    const changed = files.filter(({ path, content }) => !isSame(path, content));
    const left = await leftovers(files);
    if (!check) {
      for (const { path, content } of changed) {
        mkdirSync(dirname(join(ROOT, path)), { recursive: true });
        writeFileSync(join(ROOT, path), content);
      }
      for (const path of left) rmSync(join(ROOT, path));
    }
    return [...changed.map(({ path }) => path), ...left];
  },
};

function isSame(path: string, content: string): boolean {
  const absolute = join(ROOT, path);
  return existsSync(absolute) && readFileSync(absolute, 'utf8') === content;
}

/** Contracts and documents of operations that are no more, or no longer ask a subgraph for anything. */
async function leftovers(files: GeneratedFile[]): Promise<string[]> {
  const made = new Set(files.map(({ path }) => path));
  const folders = (await subgraphSources(ROOT)).map(({ name }) => join(ROOT, 'subgraphs', name, 'test/contract'));
  const present = [...folders, join(ROOT, 'web/src/generated')]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => relative(ROOT, join(folder, name))));
  return present.filter((path) => /\.(graphql|ts)$/.test(path) && !made.has(path));
}
