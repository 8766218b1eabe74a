import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startTelemetry, telemetryEnv } from '../src/index.ts';

const received: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('latin1') });
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test.each([
  { protocol: undefined, type: 'application/x-protobuf' },
  { protocol: 'http/json', type: 'application/json' },
])(
  'traces are sent as $type when the protocol is $protocol, the last ones when the service stops',
  async ({ protocol, type }) => {
    const config = z.object(telemetryEnv).parse({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    });
    const { tracing, stop } = await startTelemetry({ service: 'user', config: { ...config, HOST: '127.0.0.1' } });
    const span = tracing?.begin('a piece of work');
    span?.fail(new RangeError('what somebody wrote'));
    span?.end();
    await stop();
    const { path, headers, body } = received.at(-1) ?? { path: '', headers: {}, body: '' };
    expect(path).toBe('/v1/traces');
    expect(headers['content-type']).toBe(type);
    expect(body).toContain('moim-user');
    expect(body).toContain('RangeError');
    expect(body).not.toContain('what somebody wrote');
  },
);
