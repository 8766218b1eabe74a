import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';
import { outsideTraces, type Span, type Tracing } from './tracing.ts';

/** Asked by machines every few seconds: nobody looks for their traces. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Those, and files, of which a page asks for dozens. */
const isQuiet = (route: string) => QUIET.has(route) || route.endsWith('*');

/** What a client may send otherwise is `OTHER`: a label has no more values than there are here. */
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

const spans = new WeakMap<FastifyRequest, Span>();

export type HttpParent =
  /** The request's `traceparent` is a stranger's: the trace goes on, whether it is kept is decided here. */
  | 'stranger'
  /** The request was signed by our gateway: what it says holds. */
  | 'gateway';

/** Requests whose answer has no end: how long they take says nothing of how quick the service is. */
const endless = new WeakSet<FastifyRequest>();

/** The pattern that a request's path matched: never the path itself, of which there are as many as clients like. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

function methodOf(request: FastifyRequest): string {
  return METHODS.has(request.method) ? request.method : 'OTHER';
}

/** Counts and times all requests of a server, by route. */
export function measureRequests(app: FastifyInstance, { registry }: Metrics): void {
  const duration = new Histogram({
    name: 'moim_http_request_duration_seconds',
    help: 'From a request’s first byte to the last of its answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    if (endless.has(request)) return;
    const labels = { method: methodOf(request), route: routeOf(request), status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
  });
}

/**
 * Makes a server span of each request of `app`, and all that is done to answer it a part of its trace. For what only the gateway may ask, to be
 * called behind the hook that proves so.
 */
export function traceRequests(app: FastifyInstance, tracing: Tracing, parent: HttpParent): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const route = routeOf(request);
    if (spans.has(request) || isQuiet(route)) return done();
    const { traceparent } = request.headers;
    const span = tracing.begin(`${methodOf(request)} ${route}`, {
      kind: 'server',
      parent: typeof traceparent === 'string' ? traceparent : null,
      isEdge: parent === 'stranger',
      attributes: {
        'http.request.method': methodOf(request),
        'http.route': route,
        'moim.request_id': request.id,
      },
    });
    spans.set(request, span);
    span.run(done);
  });
  // Reading a body leaves the context: whoever awaits it goes on in the socket's.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else span.run(done);
  });
  app.addHook('onResponse', async (request, reply) => endSpan(request, reply));
}

/** Does `work`, which answers with a stream that goes on for as long as the client stays: outside of the request's trace, which ends here. */
export function answerWithoutEnd<T>(request: FastifyRequest, work: () => T): T {
  endless.add(request);
  const span = spans.get(request);
  spans.delete(request);
  span?.end();
  return outsideTraces(work);
}

function endSpan(request: FastifyRequest, reply: FastifyReply): void {
  const span = spans.get(request);
  if (span === undefined) return;
  spans.delete(request);
  span.set({ 'http.response.status_code': reply.statusCode });
  if (reply.statusCode >= 500) span.fail(`HTTP ${reply.statusCode}`);
  span.end();
}
