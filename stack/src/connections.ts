import { rmSync } from 'node:fs';
import type { StackConfig } from './config.ts';
import { replaceFile } from './files.ts';
import { dataPaths } from './paths.ts';
import type { SubgraphName } from './subgraphs.ts';

/** Where a platform's databases and NATS are. URLs hold passwords. */
export interface Connections {
  databaseUrls: Record<SubgraphName, string>;
  /** Null when nobody says where NATS is. */
  natsUrls: string[] | null;
  /** EVENTS_NAMESPACE as it was set; null for the default. */
  eventsNamespace: string | null;
}

/** Writes them into the data folder for the commands beside a running platform; readable by its owner alone. */
export function rememberConnections(
  { dataDir }: StackConfig,
  { databaseUrls, natsUrl }: { databaseUrls: Record<SubgraphName, string>; natsUrl: string },
): void {
  const eventsNamespace = process.env.EVENTS_NAMESPACE || null;
  const connections: Connections = { databaseUrls, natsUrls: [natsUrl], eventsNamespace };
  replaceFile(dataPaths(dataDir).connections, `${JSON.stringify(connections, null, 2)}\n`, 0o600);
}

/** Removes them when the platform stops. */
export function forgetConnections({ dataDir }: StackConfig): void {
  rmSync(dataPaths(dataDir).connections, { force: true });
}
