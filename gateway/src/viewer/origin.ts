import { type Client, type InternalKeys, type RequestOrigin, type RotatingKeys, signOrigin } from '@moim/service-kit';
import type { GatewayContext } from '../context.ts';

/** Signs who asks when a subgraph is to know it: at most once with the client and once without, however many fetches a request makes. */
export function lazyOrigin(
  origin: RequestOrigin & { client: Client },
  key: RotatingKeys<InternalKeys>,
): GatewayContext['signedOrigin'] {
  const signed = new Map<boolean, Promise<string>>();
  return ({ tellsClient }) => {
    const known =
      signed.get(tellsClient) ?? signOrigin(tellsClient ? origin : { ...origin, client: null }, key.current);
    signed.set(tellsClient, known);
    return known;
  };
}
