import { type Client, type InternalKeys, type RequestOrigin, type RotatingKeys, signOrigin } from '@moim/service-kit';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';

/** How long a signature is used again, in milliseconds: a third of its life, so that what it is sent with has the rest. */
const USED_FOR_MS = 20_000;
/** People whose signatures are remembered. */
const REMEMBERED = 20_000;

/** By the keys, which are others after each change of their file. */
const signatures = new WeakMap<InternalKeys, LRUCache<string, Promise<string>>>();

/** Signs who asks when a subgraph is to know it: once for many requests of a person, and with the client, which mutations tell, once a request. */
export function lazyOrigin(
  origin: RequestOrigin & { client: Client },
  key: RotatingKeys<InternalKeys>,
): GatewayContext['signedOrigin'] {
  let withClient: Promise<string> | null = null;
  return ({ tellsClient }) => {
    if (!tellsClient) return signedViewer({ ...origin, client: null }, key.current);
    withClient ??= signOrigin(origin, key.current);
    return withClient;
  };
}

function signedViewer(origin: RequestOrigin & { client: null }, keys: InternalKeys): Promise<string> {
  let known = signatures.get(keys);
  if (known === undefined) {
    known = new LRUCache({ max: REMEMBERED, ttl: USED_FOR_MS });
    signatures.set(keys, known);
  }
  const { viewer, locale } = origin;
  // Of several keys another one begins to sign when its time has come: what the one before has signed is of use for as long as a request takes, and no longer.
  const { kid } = keys.signing();
  const name = viewer === null ? `${kid} ${locale}` : `${kid} ${locale} ${viewer.userId} ${viewer.sessionId}`;
  const signed = known.get(name) ?? signOrigin(origin, keys);
  if (!known.has(name)) known.set(name, signed);
  return signed;
}
