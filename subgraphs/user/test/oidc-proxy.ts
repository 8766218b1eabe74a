import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { TestProvider } from './oidc-provider.ts';

/** What a provider answers: `path` says to what. */
interface Answer {
  path: string;
  status: number;
  body: string;
}

/** Stands between the client and a provider, and changes what the provider answers. */
export interface TestProxy {
  /** To be given as `internalUrl`. */
  url: string;
  /** What was asked of it. */
  requests: { path: string; headers: Record<string, string | string[] | undefined> }[];
  /** Is done to every answer from now on; undefined: it never answers. */
  change: (answer: Answer) => Answer | undefined;
}

/** Starts a proxy before `provider`; it is stopped when the test file is done. */
export async function testProxy(provider: TestProvider): Promise<TestProxy> {
  const server = createServer(async (request, response) => {
    const { url: path = '/', method = 'GET', headers } = request;
    proxy.requests.push({ path, headers });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { connection: _hop, 'content-length': _length, 'transfer-encoding': _coding, ...passed } = headers;
    const answered = await fetch(new URL(path, provider.address), {
      method,
      redirect: 'manual',
      headers: passed as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const type = answered.headers.get('content-type') ?? 'text/plain';
    const changed = proxy.change({ path, status: answered.status, body: await answered.text() });
    if (changed) response.writeHead(changed.status, { 'content-type': type }).end(changed.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const proxy: TestProxy = { url: `http://127.0.0.1:${port}`, requests: [], change: (answer) => answer };
  return proxy;
}
