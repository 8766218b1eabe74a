import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { request } from 'undici';

/** A file that a subgraph hands out, or takes. */
export interface PassOnOptions {
  /** Where the subgraph has it. */
  url: URL;
  /** The subgraph's name, for who cannot have it. */
  service: string;
  /** GET unless said otherwise. */
  method?: 'GET' | 'PUT';
  /** What is sent there. */
  body?: Readable;
  /** What of the request is passed on, besides its id. */
  requestHeaders?: readonly string[];
  /** What of the answer is passed on. */
  headers: readonly string[];
  /** Until the answer begins. */
  headersTimeoutMs: number;
  /** Between two parts of it. */
  bodyTimeoutMs: number;
}

/** Answers with what a subgraph answers, as it comes; with 503 and `unavailable` when it does not answer. */
export async function passOn(
  { headers: given, id, log }: FastifyRequest,
  reply: FastifyReply,
  options: PassOnOptions,
  unavailable: string,
): Promise<FastifyReply> {
  const {
    url,
    service,
    method = 'GET',
    body: sent = null,
    requestHeaders = [],
    headers: passed,
    headersTimeoutMs,
    bodyTimeoutMs,
  } = options;
  const asked = requestHeaders.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
  try {
    const { statusCode, headers, body } = await request(url, {
      method,
      body: sent,
      headers: { ...Object.fromEntries(asked), 'x-request-id': id },
      headersTimeout: headersTimeoutMs,
      bodyTimeout: bodyTimeoutMs,
    });
    for (const name of passed) {
      if (headers[name] !== undefined) reply.header(name, headers[name]);
    }
    reply.status(statusCode);
    if (statusCode !== 304) return await reply.send(body);
    await body.dump();
    return await reply.send();
  } catch (error) {
    log.warn({ err: error, service }, 'a file cannot be had');
    return refuse(reply.header('retry-after', 10), 503, unavailable, { code: 'SUBGRAPH_UNAVAILABLE', service });
  }
}

/** An error as all endpoints have it. */
export function refuse(reply: FastifyReply, status: number, message: string, extensions: Record<string, string>) {
  return reply.status(status).send({ errors: [{ message, extensions }] });
}
