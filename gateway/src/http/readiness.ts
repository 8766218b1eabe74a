import type { Readiness } from '@moim/service-kit';
import { request } from 'undici';

const TIMEOUT_MS = 1_000;

async function answers(graphqlUrl: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(new URL('/readyz', graphqlUrl), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

/**
 * The gateway is ready once every subgraph has been ready at the same time. From then on it stays ready: when a part goes down,
 * the others' screens go on, and taking the gateway away would take them along. `parts` says which one is down; `events`, when it is not told of
 * sessions that end: they then end with their tokens.
 */
export function createReadiness(subgraphs: Record<string, string>, hearsEvents: () => boolean): Readiness {
  let wasReady = false;
  return async () => {
    const states = await Promise.all(
      Object.entries(subgraphs).map(
        async ([name, url]) => [name, (await answers(url)) ? 'ok' : 'unavailable'] as const,
      ),
    );
    wasReady ||= states.every(([, state]) => state === 'ok');
    const events = hearsEvents() ? 'ok' : 'unavailable';
    return { ready: wasReady, parts: { ...Object.fromEntries(states), events } };
  };
}
