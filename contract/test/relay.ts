import { afterAll } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Frame } from './socket.ts';

/** What becomes of a frame of the server on its way to the client: the frames that arrive. */
export type Tampering = (frame: Frame) => Frame[];

/** A way to a gateway's WebSockets on which frames of the server get lost, or come twice. Closed when the test file is done. */
export async function relayTo(
  url: string,
): Promise<{ url: string; subscriptions: Frame[]; tamper(tampering: Tampering): void }> {
  let tampering: Tampering = (frame) => [frame];
  const subscriptions: Frame[] = [];
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: ([protocol = '']) => protocol,
  });
  server.on('connection', (client) => {
    const gateway = new WebSocket(`${url.replace('http', 'ws')}/graphql`, client.protocol);
    const opened = new Promise((resolve) => gateway.once('open', resolve));
    client.on('message', async (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      if (frame.type === 'subscribe') subscriptions.push(frame);
      await opened;
      gateway.send(String(data));
    });
    gateway.on('message', (data) => {
      for (const frame of tampering(JSON.parse(String(data)) as Frame)) client.send(JSON.stringify(frame));
    });
    client.on('close', () => gateway.terminate());
    gateway.on('close', () => client.terminate());
    gateway.on('error', () => client.terminate());
  });
  await new Promise((resolve) => server.once('listening', resolve));
  afterAll(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    subscriptions,
    tamper: (other) => {
      tampering = other;
    },
  };
}
