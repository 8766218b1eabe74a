import type { GatewayConfig } from '../config.ts';
import { SubgraphConnection } from './connection.ts';
import { SubgraphDataSource } from './data-source.ts';
import { Failover } from './failover.ts';
import type { WatchFetch } from './watch-fetch.ts';

export type SubgraphName = keyof GatewayConfig['subgraphs'];

/** The subgraphs as plans ask them, by name, and the connections below. */
export interface Subgraphs {
  sources: ReadonlyMap<string, SubgraphDataSource>;
  connections: Record<SubgraphName, SubgraphConnection>;
  /** Frees the connections, once what is asked has been answered. */
  close(): Promise<void>;
}

/** Connects to the subgraphs that are configured, when they are first asked. */
export function connectSubgraphs(
  config: Pick<GatewayConfig, 'subgraphs' | 'FETCH_TIMEOUT_MS' | 'QUERY_TIMEOUT_MS' | 'MUTATION_TIMEOUT_MS'>,
  supergraphSdl: string,
  watch: WatchFetch,
): Subgraphs {
  const failover = new Failover(supergraphSdl);
  const sources = new Map<string, SubgraphDataSource>();
  const names = Object.keys(config.subgraphs) as SubgraphName[];
  const connections = names.map((name): [SubgraphName, SubgraphConnection] => {
    const url = new URL(config.subgraphs[name]);
    return [name, new SubgraphConnection({ name, url, connectTimeout: config.FETCH_TIMEOUT_MS, watch })];
  });
  for (const [name, connection] of connections) {
    const source = new SubgraphDataSource({
      connection,
      fetchTimeout: config.FETCH_TIMEOUT_MS,
      queryTimeout: config.QUERY_TIMEOUT_MS,
      mutationTimeout: config.MUTATION_TIMEOUT_MS,
      failover,
      subgraphs: sources,
    });
    sources.set(name, source);
  }
  return {
    sources,
    connections: Object.fromEntries(connections) as Record<SubgraphName, SubgraphConnection>,
    close: async () => void (await Promise.all(connections.map(([, connection]) => connection.close()))),
  };
}
