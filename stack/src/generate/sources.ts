import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** A generated file: its path from the repository's root and its whole text. */
export interface GeneratedFile {
  path: string;
  content: string;
}

/** A subgraph as supergraph.yaml names it, with its SDL. */
export interface SubgraphSource {
  name: string;
  url: string;
  sdl: string;
}

const supergraphConfig = z.object({
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});

/** The subgraphs of supergraph.yaml, in its order. Throws when the file is not in rover's format. */
export async function subgraphSources(root: string): Promise<SubgraphSource[]> {
  const config = supergraphConfig.parse(parseYaml(await readFile(join(root, 'supergraph.yaml'), 'utf8')));
  return Promise.all(
    Object.entries(config.subgraphs).map(async ([name, { routing_url, schema }]) => ({
      name,
      url: routing_url,
      sdl: await readFile(join(root, schema.file), 'utf8'),
    })),
  );
}
