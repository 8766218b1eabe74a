import { consumersByName } from '../event-catalogue.ts';
import type { GeneratedFile } from '../sources.ts';
import { readEvents } from './events.ts';
import { readGraph } from './graph.ts';
import { readContract } from './operations.ts';
import { federationPicture } from './picture.ts';

const FOLDER = 'web/explorer/src/generated';

/** What the explorer shows (web/explorer), and the picture of the federation in the README. */
export async function explorerFiles(root: string, supergraphSdl: string): Promise<GeneratedFile[]> {
  const graph = readGraph(supergraphSdl);
  const events = readEvents(graph, await consumersByName(root));
  return [
    { path: `${FOLDER}/graph.json`, content: toJson(graph) },
    { path: `${FOLDER}/events.json`, content: toJson(events) },
    { path: `${FOLDER}/contract.json`, content: toJson(readContract(root, supergraphSdl)) },
    { path: 'docs/images/federation.svg', content: federationPicture(graph, events) },
  ];
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
