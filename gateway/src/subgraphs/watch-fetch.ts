import { inSpan } from '@moim/telemetry';
import type { GatewayMetrics } from '../metrics.ts';

/** Does a fetch to a subgraph where it is seen: with headers that let the subgraph go on with the trace, if there is one. */
export type WatchFetch = <T>(subgraph: string, fetch: (headers: Record<string, string>) => Promise<T>) => Promise<T>;

/** Times fetches by subgraph, and makes a span of each. */
export function watchFetches({ fetches }: Pick<GatewayMetrics, 'fetches'>): WatchFetch {
  return async (subgraph, fetch) => {
    const stop = fetches.startTimer({ subgraph });
    const attributes = { 'http.request.method': 'POST', 'url.path': '/graphql', 'moim.subgraph': subgraph };
    try {
      const answer = await inSpan(`fetch ${subgraph}`, { kind: 'client', attributes }, (span) =>
        fetch(span === null ? {} : { traceparent: span.traceparent }),
      );
      stop({ outcome: 'answered' });
      return answer;
    } catch (error) {
      stop({ outcome: (error as Error | null)?.name === 'TimeoutError' ? 'timeout' : 'failed' });
      throw error;
    }
  };
}
