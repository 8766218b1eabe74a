import type { Readiness } from '@moim/service-kit';
import type { Subgraphs } from '../subgraphs/sources.ts';

/**
 * The gateway is ready once every subgraph has been ready at the same time. From then on it stays ready: when a part goes down,
 * the others' screens go on, and taking the gateway away would take them along. `parts` says which one is down; `events`, when it is not told of
 * sessions that end: they then end with their tokens.
 */
export function createReadiness(connections: () => Subgraphs['connections'], hearsEvents: () => boolean): Readiness {
  let wasReady = false;
  return async () => {
    const states = await Promise.all(
      Object.entries(connections()).map(
        async ([name, connection]) => [name, (await connection.isReady()) ? 'ok' : 'unavailable'] as const,
      ),
    );
    wasReady ||= states.every(([, state]) => state === 'ok');
    const events = hearsEvents() ? 'ok' : 'unavailable';
    const replicas = Object.fromEntries(
      Object.entries(connections()).map(([name, connection]) => [
        name,
        connection.replicas.filter(({ isHealthy }) => isHealthy).length,
      ]),
    );
    return { ready: wasReady, parts: { ...Object.fromEntries(states), events }, replicas };
  };
}
