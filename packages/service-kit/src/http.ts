import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { logIds, measureRequests, type Telemetry, traceRequests } from '@moim/telemetry';
import fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify';

/** What stands between a service and its work: nothing (null), or what is missing, by part. */
export type Readiness = () => Promise<{
  ready: boolean;
  parts: Record<string, string>;
  /** How many processes of each part answer, where that is known. */
  replicas?: Record<string, number>;
}>;

export interface HttpServerOptions {
  service: string;
  logLevel: string;
  /** The largest request body taken, in bytes; a larger one is answered with 413. */
  bodyLimit: number;
  readiness: Readiness;
  /**
   * Whether only our own gateway calls: its `x-request-id` is taken. Else each request gets an id, which its answer tells, and is a trace or goes on with
   * a stranger's; behind the gateway, who proves that the gateway asks makes it so.
   */
  trustRequestId: boolean;
  /** Left out: requests are neither counted nor traced. */
  telemetry?: Telemetry;
  /** Proxies whose X-Forwarded-For is believed, as addresses and networks. None unless said otherwise. */
  trustProxy?: string[] | undefined;
}

const CODE_BY_STATUS: Record<number, string> = { 413: 'BAD_USER_INPUT', 415: 'BAD_USER_INPUT', 400: 'BAD_USER_INPUT' };
const MESSAGE_BY_ERROR: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request body is too large.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The Content-Type is not supported: send application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The Content-Length does not match the request body.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not valid JSON.',
};

/**
 * An HTTP server as all services have it: JSON logs, request ids, `/healthz` and `/readyz`, errors in GraphQL's shape
 * without internals.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { tracing = null, metrics, metricsPort = null } = options.telemetry ?? {};
  const app = fastify({
    logger: {
      level: options.logLevel,
      base: { service: options.service },
      ...(tracing === null ? {} : { mixin: logIds }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit,
    trustProxy: options.trustProxy ?? false,
    genReqId: (request) => {
      const given = options.trustRequestId ? request.headers['x-request-id'] : undefined;
      return typeof given === 'string' ? given : randomUUID();
    },
    forceCloseConnections: 'idle',
    keepAliveTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    const message =
      status >= 500
        ? 'Internal server error'
        : (MESSAGE_BY_ERROR[error.code] ??
          (error instanceof SyntaxError ? 'The request body is not valid JSON.' : error.message));
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : (CODE_BY_STATUS[status] ?? 'BAD_USER_INPUT');
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      errors: [
        {
          message: `Nothing is at ${request.method} ${request.url.split('?')[0]}.`,
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    }),
  );
  if (metrics !== undefined) measureRequests(app, metrics);
  if (metricsPort !== null)
    app.addHook('onListen', async () => app.log.info({ port: metricsPort }, 'metrics are served'));
  if (!options.trustRequestId) {
    if (tracing !== null) traceRequests(app, tracing, 'stranger');
    // On the raw answer, so that who answers past Fastify, as streams and the sign-in server do, tells it too.
    app.addHook('onRequest', async ({ id }, reply) => void reply.raw.setHeader('x-request-id', id));
  }
  logAnswers(app);
  closeUnusedConnections(app);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, ...state } = await options.readiness();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...state });
  });
  return app;
}

/** One line for each request, for who wants to see them all. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ log, method, routeOptions }, { statusCode, elapsedTime }) => {
    log.debug({ method, route: routeOptions.url, status: statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
}

/**
 * When the server closes, it waits for requests under way and for nothing else: Node would also wait for connections that were never used, as
 * browsers open them in advance, and for those that a client keeps after its answer.
 */
function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  let isClosing = false;
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const socket of unused) socket.destroy();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}
