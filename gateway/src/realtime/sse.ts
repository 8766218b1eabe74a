import { ACCESS_TOKEN } from '@moim/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Sender } from '../operations/sender.ts';
import { localeOf } from '../viewer/locale.ts';
import { admitSubscription, type Clients, type ClientTools } from './clients.ts';
import { LIMITS } from './connection-limits.ts';
import { errorOf } from './realtime.ts';

const PING_MS = 12_000;

export interface EventStreamOptions extends ClientTools {
  clients: Clients;
}

/** Whether a request wants a subscription by server-sent events. */
export function wantsEventStream({ method, headers }: FastifyRequest): boolean {
  return method === 'POST' && (headers.accept?.includes('text/event-stream') ?? false);
}

/**
 * A subscription over server-sent events, as graphql-sse's "distinct connections mode" has it: a POST, answered by `next` events and at the end
 * `complete`. What is wrong with it is a `next` event with errors.
 */
export class EventStreams {
  readonly #options: EventStreamOptions;
  readonly #open = new Set<() => void>();

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Answers a request of `sender` with a stream, until it ends or the client goes away. */
  serve(request: FastifyRequest, reply: FastifyReply, sender: Sender): void {
    const headers = reply.getHeaders();
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies would gather what is to arrive at once.
      'x-accel-buffering': 'no',
    });
    const write = (text: string) => {
      if (raw.writableEnded || raw.destroyed) return;
      raw.write(text);
      if (raw.writableLength > LIMITS.unsentBytes) raw.destroy();
    };
    const finish = (error: GraphQLFormattedError | null) => {
      if (error !== null) write(next(JSON.stringify({ errors: [error] })));
      write('event: complete\ndata:\n\n');
      raw.end();
    };
    this.#start(request, sender, { write, finish, raw }).catch((error: unknown) => {
      if (!(error instanceof GraphQLError)) this.#options.log.error({ err: error }, 'a stream could not be begun');
      finish(errorOf(error));
    });
  }

  /** Ends all streams: clients come back and resume. */
  drain(): void {
    for (const end of [...this.#open]) end();
  }

  async #start(
    request: FastifyRequest,
    sender: Sender,
    {
      write,
      finish,
      raw,
    }: { write(text: string): void; finish(error: GraphQLFormattedError | null): void; raw: FastifyReply['raw'] },
  ): Promise<void> {
    const { viewer } = sender;
    if (viewer === null) throw refusal('UNAUTHENTICATED', 'Sign in first.');
    const { clients, realtime, metrics } = this.#options;
    const locale = localeOf(request.headers);
    const connection = {
      viewer,
      locale,
      expel: (reason: string) =>
        finish(
          refusal(
            'UNAUTHENTICATED',
            reason === 'EXPIRED' ? 'The access token has expired.' : 'The session has ended.',
          ).toJSON(),
        ),
    };
    // Whoever comes by cookies may have been given a new token just now: no stream outlives a token's time.
    const forget = clients.add(connection, Date.now() + ACCESS_TOKEN.lifetimeMs);
    if (forget === null) throw refusal('RATE_LIMITED', 'Too many connections.');
    let stop = () => {};
    const ping = setInterval(() => write(':\n\n'), PING_MS);
    const end = () => raw.end();
    this.#open.add(end);
    raw.once('close', () => {
      clearInterval(ping);
      this.#open.delete(end);
      forget();
      stop();
    });
    const asked = await admitSubscription(request.body, sender, this.#options);
    if (raw.destroyed) return;
    stop = realtime.subscribe({
      viewer,
      locale,
      request: asked,
      deliver(answer) {
        metrics.delivered.inc({ transport: 'sse' });
        write(next(answer));
      },
      end: finish,
    });
    write(':\n\n');
  }
}

function next(answer: string): string {
  return `event: next\ndata: ${answer}\n\n`;
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
