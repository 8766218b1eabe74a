import { AsyncResource } from 'node:async_hooks';
import type pg from 'pg';
import { Gauge } from 'prom-client';
import type { Metrics } from './metrics.ts';
import { beginSpan, type Span } from './tracing.ts';

/** Statements are long, and what comes after so many characters tells nobody more. */
const MAX_TEXT = 2_000;

/**
 * Makes a span of each statement that is sent over a connection as a part of a trace: with its text, whose values are placeholders, and never with
 * the values. Returns the connection.
 */
export function traceStatements<Client extends pg.ClientBase>(client: Client): Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads are told apart by what is given
  const send = client.query.bind(client) as (...args: any[]) => any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  client.query = ((...args: any[]) => {
    const text: unknown = typeof args[0] === 'string' ? args[0] : args[0]?.text;
    const span = typeof text === 'string' ? beginSpan(keyword(text), { kind: 'client', attributes: of(text) }) : null;
    if (span === null) return send(...args);
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (error: unknown, ...rest: unknown[]) => {
        settle(span, error);
        last(error, ...rest);
      };
      return send(...args);
    }
    const sent = send(...args);
    if (typeof sent?.then === 'function')
      sent.then(
        () => settle(span, null),
        (error: unknown) => settle(span, error),
      );
    else span.end();
    return sent;
  }) as Client['query'];
  return client;
}

/** The same for all connections of a pool. Who has waited for one goes on in their own trace, not in that of who gave it back. */
export function tracePool(pool: pg.Pool): void {
  pool.on('connect', traceStatements);
  const connect = pool.connect.bind(pool) as (callback?: unknown) => unknown;
  pool.connect = ((callback?: (...args: unknown[]) => void) =>
    connect(callback === undefined ? undefined : AsyncResource.bind(callback))) as pg.Pool['connect'];
}

/** Says how many connections of a pool there are, and who waits for one. */
export function measurePool({ registry }: Metrics, pool: pg.Pool): void {
  new Gauge({
    name: 'moim_sql_pool_connections',
    help: 'Connections to the database, by what they do: used, idle.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
    },
  });
  new Gauge({
    name: 'moim_sql_pool_waiting',
    help: 'Statements and transactions that wait for a connection.',
    registers: [registry],
    collect() {
      this.set(pool.waitingCount);
    },
  });
}

function settle(span: Span, error: unknown): void {
  if (error) span.fail(error);
  span.end();
}

/** `SELECT`, `INSERT`, `BEGIN`: the statement's first word. */
function keyword(text: string): string {
  return /[a-z]+/i.exec(text.replace(/\/\*.*?\*\//gs, ''))?.[0].toUpperCase() ?? 'SQL';
}

function of(text: string) {
  return {
    'db.system.name': 'postgresql',
    'db.operation.name': keyword(text),
    'db.query.text': text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text,
  };
}
