import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { type GeneratedFile, subgraphSources } from './sources.ts';

/** What composition remarks on and is meant: each subgraph has error codes of its own, and `UserErrorCode` is all of them. */
const MEANT = new Set(['INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM']);

/** Composes gateway/supergraph.graphql from supergraph.yaml. Throws with all composition errors; hints count as errors too. */
export async function supergraph(root: string): Promise<GeneratedFile> {
  const sources = await subgraphSources(root);
  const result = composeServices(sources.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  const complaints = [
    ...(result.errors ?? []).map((error) => error.message),
    ...(result.hints ?? []).filter((hint) => !MEANT.has(hint.definition.code)).map((hint) => hint.toString()),
  ];
  if (complaints.length > 0 || result.supergraphSdl === undefined)
    throw new Error(`the subgraphs do not compose:\n${complaints.join('\n')}`);
  return {
    path: 'gateway/supergraph.graphql',
    content: `# Composed from supergraph.yaml by \`npm run generate\`; do not edit.\n${result.supergraphSdl.trimEnd()}\n`,
  };
}
