import { answerWithoutEnd } from '@moim/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createProxyServer } from 'httpxy';
import { refuse } from './pass-on.ts';

/** Sends subscriptions on to a server of their own: WebSocket upgrades at `/graphql`, and streams that are handed to it. */
export function passOnRealtime(
  app: FastifyInstance,
  url: string,
): { stream(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> } {
  const proxy = createProxyServer({ target: url, xfwd: true });
  app.server.on('upgrade', (request, socket, head) => {
    const fail = () => socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    if (request.url?.split('?', 1)[0] !== '/graphql') return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    socket.on('error', () => socket.destroy());
    proxy.ws(request, socket as never, {}, head).catch(fail);
  });
  return {
    async stream(request, reply) {
      try {
        reply.hijack();
        const body = Buffer.from(JSON.stringify(request.body));
        request.raw.headers['content-length'] = String(body.length);
        await answerWithoutEnd(request, () => proxy.web(request.raw, reply.raw, { buffer: body as never }));
      } catch (error) {
        request.log.warn({ err: error }, 'the realtime server cannot be reached');
        if (!reply.raw.headersSent) refuse(reply, 503, 'Try again in a moment.', { code: 'SUBGRAPH_UNAVAILABLE' });
        else reply.raw.destroy();
      }
      return reply;
    },
  };
}
