import { type DiscoveryConfig, type Role, watchReplicas } from '@moim/discovery';
import type { FastifyBaseLogger } from 'fastify';
import type { GatewayConfig } from '../config.ts';
import { planned } from '../supergraph/planned.ts';
import { SubgraphConnection } from './connection.ts';
import { SubgraphDataSource } from './data-source.ts';
import { Failover } from './failover.ts';
import { RecentWrites } from './recent-writes.ts';
import type { WatchFetch } from './watch-fetch.ts';

export type SubgraphName = keyof GatewayConfig['subgraphs'];

/** The subgraphs as plans ask them, by name, and the connections below. */
export interface Subgraphs {
  sources: ReadonlyMap<string, SubgraphDataSource>;
  connections: Record<SubgraphName, SubgraphConnection>;
  /** What people have written of late. */
  writes: RecentWrites;
  /** How many processes of each subgraph, by what they do, are given requests, and how many are not. */
  health(): { subgraph: string; role: Role; healthy: number; failing: number }[];
  /** Goes by another supergraph from now on: who can answer in the place of whom. */
  load(supergraphSdl: string): void;
  /** Frees the connections, once what is asked has been answered. */
  close(): Promise<void>;
}

/** Connects to the subgraphs that are configured, or have announced themselves, when they are first asked. */
export function connectSubgraphs(
  config: Pick<
    GatewayConfig,
    'subgraphs' | 'REDIS_URL' | 'FETCH_TIMEOUT_MS' | 'QUERY_TIMEOUT_MS' | 'MUTATION_TIMEOUT_MS'
  > &
    DiscoveryConfig,
  log: FastifyBaseLogger,
  watch: WatchFetch,
): Subgraphs {
  let failover: Failover | null = null;
  const sources = new Map<string, SubgraphDataSource>();
  const names = Object.keys(config.subgraphs) as SubgraphName[];
  const connections = names.map((name): [SubgraphName, SubgraphConnection] => {
    const url = new URL(config.subgraphs[name]);
    return [name, new SubgraphConnection({ name, url, connectTimeout: config.FETCH_TIMEOUT_MS, log, watch })];
  });
  for (const [name, connection] of connections) {
    const source = new SubgraphDataSource({
      connection,
      fetchTimeout: config.FETCH_TIMEOUT_MS,
      queryTimeout: config.QUERY_TIMEOUT_MS,
      mutationTimeout: config.MUTATION_TIMEOUT_MS,
      failover: () => failover,
      subgraphs: sources,
    });
    sources.set(name, source);
  }
  const byName = new Map<string, SubgraphConnection>(connections);
  const registry = watchReplicas({
    name: 'gateway-registry',
    config,
    log,
    onChange(service, replicas) {
      log.info({ subgraph: service, replicas }, 'replicas');
      byName.get(service)?.announce(replicas);
    },
  });
  const writes = new RecentWrites({ redisUrl: config.REDIS_URL, namespace: config.EVENTS_NAMESPACE, log });
  return {
    sources,
    writes,
    health: () =>
      connections.flatMap(([subgraph, { replicas }]) =>
        [...Map.groupBy(replicas, ({ role }) => role)].map(([role, alike]) => {
          const healthy = alike.filter(({ isHealthy }) => isHealthy).length;
          return { subgraph, role, healthy, failing: alike.length - healthy };
        }),
      ),
    load(supergraphSdl) {
      failover = new Failover(planned(supergraphSdl).supergraph);
    },
    connections: Object.fromEntries(connections) as Record<SubgraphName, SubgraphConnection>,
    async close() {
      await Promise.all([registry.close(), writes.close(), ...connections.map(([, connection]) => connection.close())]);
    },
  };
}
