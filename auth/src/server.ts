import { createHttpServer, type RunningService } from '@moim/service-kit';
import { databasePool, prismaOptions } from '@moim/subgraph-kit/postgres';
import { startTelemetry } from '@moim/telemetry';
import { measurePool, tracePool } from '@moim/telemetry/sql';
import type { FastifyInstance } from 'fastify';
import type { AuthConfig } from './config.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { pageHeaders } from './http/headers.ts';
import { serveInteractions } from './http/interactions.ts';
import { serveOidc } from './http/oidc.ts';
import { localeOfRequest, servePages, showErrors } from './http/pages.ts';
import { servePasswordReset } from './http/password-reset.ts';
import { connectMails } from './mail/index.ts';
import { pinToIssuer } from './oidc/pin.ts';
import { createProvider } from './oidc/provider.ts';
import { pruneOidcRecords } from './oidc/records.ts';
import { describeError, errorPage } from './pages/error.ts';
import { AttemptLimits } from './rate-limits.ts';

/** Longer than any form of ours, in bytes. */
const BODY_LIMIT = 16 * 1024;
const PRUNE_EVERY_MS = 10 * 60_000;

/** A sign-in server that listens. */
export interface RunningAuth extends RunningService {
  /** Where it listens. People and clients reach it at AUTH_URL. */
  url: string;
}

/** Starts the sign-in server; resolves when it listens. */
export async function startAuth(config: AuthConfig): Promise<RunningAuth> {
  const telemetry = await startTelemetry({ service: 'auth', config });
  const pool = databasePool(config.DATABASE_URL);
  measurePool(telemetry.metrics, pool);
  if (telemetry.tracing !== null) tracePool(pool);
  const db = new PrismaClient(prismaOptions(pool));
  const limits = await AttemptLimits.connect(config);
  const mail = connectMails(config, { db, pool });
  mail.mails.measure(telemetry.metrics.registry);
  const app = createHttpServer({
    service: 'auth',
    telemetry,
    logLevel: config.LOG_LEVEL,
    bodyLimit: BODY_LIMIT,
    trustRequestId: false,
    trustProxy: config.TRUST_PROXY,
    async readiness() {
      const state = (check: Promise<unknown>) =>
        check.then(
          () => 'ok',
          () => 'unavailable',
        );
      const checks = { database: db.$queryRaw`select 1`, ...(limits.checks.redis && { redis: limits.checks.redis() }) };
      const entries = Object.entries(checks).map(async ([part, check]) => [part, await state(check)] as const);
      const parts = Object.fromEntries(await Promise.all(entries));
      // Without Redis, attempts are counted in memory.
      return { ready: parts.database === 'ok', parts };
    },
  });
  const { AUTH_URL: issuer, AUTH_CLIENTS: clients } = config;
  const provider = createProvider({
    ...{ config, clients, db, log: app.log },
    renderError(ctx, error) {
      const { kind, status, detail } = describeError(error);
      ctx.status = status;
      ctx.set(pageHeaders());
      ctx.type = 'html';
      ctx.body = errorPage(localeOfRequest(ctx.req), kind, detail);
    },
  });
  app.addHook('onRequest', async ({ raw }) => pinToIssuer(raw, issuer));
  readForms(app);
  await app.register(async (scope) => {
    showErrors(scope);
    serveOidc(scope, provider);
    serveInteractions(scope, { provider, issuer, clients, db, limits, mail });
    servePasswordReset(scope, { issuer, db, limits, mail });
    servePages(scope);
  });
  const pruning = keepPruning(app, db);
  // A connection that breaks while nobody uses it; whoever needs one next gets another.
  pool.on('error', (error) => app.log.warn({ err: error }, 'a connection to the database broke'));
  const url = await app.listen({ host: config.HOST, port: config.PORT });
  mail.mails.start(app.log);
  return {
    url,
    async stop() {
      clearInterval(pruning);
      await app.close();
      limits.close();
      await mail.mails.stop();
      await db.$disconnect();
      // Prisma ends it when it has used it.
      if (!pool.ending) await pool.end();
      await telemetry.stop();
    },
  };
}

function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  );
}

/** Removes expired records now and then. Several processes may do so at once. */
function keepPruning(app: FastifyInstance, db: PrismaClient): NodeJS.Timeout {
  const prune = () =>
    pruneOidcRecords(db, new Date()).then(
      (count) => count > 0 && app.log.info({ count }, 'removed expired records'),
      (error: unknown) => app.log.warn({ err: error }, 'expired records could not be removed'),
    );
  return setInterval(prune, PRUNE_EVERY_MS).unref();
}

export { readAuthConfig } from './config.ts';
