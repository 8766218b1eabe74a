import {
  type ConnectionState,
  createRealtimeClient,
  type ExecutionResult,
  type KeyValueStorage,
  type RealtimeClient,
  type RealtimeClientOptions,
} from '@moim/realtime-client';
import { demoId } from '@moim/stack/demo';
import { TcpLine } from '@moim/test-kit';
import { afterAll } from 'vitest';
import type { Platform } from './platform.ts';

/** The club's room that minji, junho and seoyeon are in. */
export const ROOM = demoId('rom', 'bukhansan');

/** A line to a gateway; cut when the test file is done. */
export async function lineTo(url: string): Promise<TcpLine & { url: string }> {
  const { hostname, port } = new URL(url);
  const line = new TcpLine({ host: hostname, port: Number(port) });
  await line.open();
  afterAll(() => line.cut());
  return Object.assign(line, { url: `http://127.0.0.1:${line.port}` });
}

/** The client of a person of the demo world, with a record of its states; closed when the test file is done. */
export function clientOf(
  platform: Pick<Platform, 'token'>,
  as: string,
  { url, ...options }: Partial<RealtimeClientOptions> & { url: string },
): RealtimeClient & { states: ConnectionState[] } {
  const client = createRealtimeClient({
    url: `${url}/graphql`,
    authorization: async () => `Bearer ${await platform.token(as)}`,
    ...options,
  });
  const states: ConnectionState[] = [];
  client.onState(() => states.push(client.state));
  afterAll(() => client.close());
  return Object.assign(client, { states });
}

/** What a browser has as localStorage. */
export class MemoryStorage implements KeyValueStorage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

/** How an app asks over HTTP, as a person. */
export function executeAs(platform: Pick<Platform, 'token'>, as: string, url: string) {
  return async (
    query: string,
    variables: Record<string, unknown>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<ExecutionResult> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await platform.token(as)}` },
      body: JSON.stringify({ query, variables }),
      signal: signal ?? null,
    });
    return (await response.json()) as ExecutionResult;
  };
}
