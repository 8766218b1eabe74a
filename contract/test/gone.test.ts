import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { testPlatform } from './platform.ts';

const platform = await testPlatform();

/** A subgraph that hears and never answers; `asked` resolves to each answer that it owes. */
async function silentSubgraph() {
  const owed: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/graphql') owed.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, owed };
}

test('what somebody has asked for who has gone is given up at once; a mutation is not', async () => {
  const { url, owed } = await silentSubgraph();
  const gateway = await platform.startGateway({ COMMUNITY_URL: url });
  const token = await platform.token('minji');
  const askAndGo = async (query: string) => {
    const before = owed.length;
    const leave = new AbortController();
    const asked = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    });
    await expect.poll(() => owed.length).toBe(before + 1);
    leave.abort();
    await expect(asked).rejects.toThrow();
    return owed.at(-1) as ServerResponse;
  };
  // Fetches may take 20 s here.
  const query = await askAndGo('{ interests { id } }');
  await expect.poll(() => query.closed, { timeout: 5_000 }).toBe(true);
  const mutation = await askAndGo(
    'mutation { leaveCommunity(input: { communityId: "com_1" }) { userErrors { code } } }',
  );
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(mutation.closed).toBe(false);
  mutation.destroy();
});
