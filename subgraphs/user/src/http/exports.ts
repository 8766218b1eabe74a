import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, DependencyUnavailableError } from '@moim/event-bus';
import { exportPieces } from '@moim/events';
import { type ExportPiece, readPiece } from '@moim/subgraph-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type DataExportRow, findExportByToken, statusOf } from '../domain/data-export.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { ServiceName } from '../generated/prisma/enums.ts';

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = { gathering: 3, unavailable: 10 };
/** How often a service is asked for a piece while the archive is on its way, a second apart. */
const ATTEMPTS = 10;

interface Tools {
  db: PrismaClient;
  asker: Asker;
}

/**
 * Hands somebody's data to whoever has the address: `GET /exports/<token>`. 202 with the progress while it is being gathered, 404 for
 * an address never given out, 410 for one whose time is over, 503 while a service that has a part of it is away.
 */
export function serveExports(app: FastifyInstance, tools: Tools): void {
  app.get<{ Params: { token: string } }>('/exports/:token', async ({ params, log }, reply) => {
    reply.header('cache-control', 'no-store');
    const found = await findExportByToken(tools.db, params.token);
    if (found === null) return refuse(reply, 404, 'NOT_FOUND', 'There is no such export.');
    const status = statusOf(found, new Date());
    if (status === 'EXPIRED')
      return refuse(reply, 410, 'NOT_FOUND', 'The time of this export is over: ask for a new one.');
    if (status === 'GATHERING') {
      const steps = found.steps.map(({ service, confirmedAt }) => ({ service, confirmedAt }));
      return reply.status(202).header('retry-after', RETRY_AFTER.gathering).send({ status, steps });
    }
    let first: Map<ServiceName, ExportPiece>;
    try {
      first = await firstPieces(tools, found);
    } catch (error) {
      if (!(error instanceof DependencyUnavailableError)) throw error;
      log.warn({ err: error }, 'an export cannot be handed out now');
      reply.header('retry-after', RETRY_AFTER.unavailable);
      return refuse(
        reply,
        503,
        'SUBGRAPH_UNAVAILABLE',
        'A part of the data cannot be had right now: try again in a moment.',
      );
    }
    const name = `moim-${found.requestedAt.toISOString().slice(0, 10)}.json`;
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(
        Readable.from(
          archive(
            found,
            (service, piece) => (piece === 1 ? first.get(service) : undefined) ?? insist(tools, found, service, piece),
          ),
        ),
      );
  });
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}

/** The first piece of every service: that all of them answer is known before the archive begins. */
async function firstPieces(tools: Tools, found: DataExportRow): Promise<Map<ServiceName, ExportPiece>> {
  const services = found.steps.filter(({ pieces }) => pieces !== null && pieces > 0).map(({ service }) => service);
  return new Map(
    await Promise.all(services.map(async (service) => [service, await fetchPiece(tools, found, service, 1)] as const)),
  );
}

async function fetchPiece(
  { db, asker }: Tools,
  { id }: DataExportRow,
  service: ServiceName,
  piece: number,
): Promise<ExportPiece> {
  const owner = OWNERS[service];
  const found =
    owner === null ? await readPiece(db, id, piece) : (await asker.ask(owner, { exportId: id, piece })).piece;
  if (found === null) throw new Error(`piece ${piece} of ${id} is not at ${service}`);
  return found;
}

const OWNERS = {
  USER: null,
  COMMUNITY: exportPieces.community,
  SCHEDULE: exportPieces.schedule,
  CONTENT: exportPieces.content,
  CHAT: exportPieces.chat,
};

/** Half an archive is of no use: a service that restarts meanwhile is waited for. */
async function insist(tools: Tools, found: DataExportRow, service: ServiceName, piece: number): Promise<ExportPiece> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchPiece(tools, found, service, piece);
    } catch (error) {
      if (!(error instanceof DependencyUnavailableError) || attempt === ATTEMPTS) throw error;
      await sleep(1_000);
    }
  }
}

/**
 * The archive as JSON, written as the pieces come: `{ "chat": { "messages": [...], ... }, ... }`, one item a line. A failure ends it
 * in the middle, so that nobody takes it for whole.
 */
async function* archive(
  { id, userId, requestedAt, steps }: DataExportRow,
  pieceOf: (service: ServiceName, piece: number) => ExportPiece | Promise<ExportPiece>,
): AsyncGenerator<string> {
  yield `{"format":"moim-data-export-1","exportId":"${id}","userId":"${userId}","requestedAt":"${requestedAt.toISOString()}"`;
  for (const { service, pieces } of steps) {
    yield `,\n"${service.toLowerCase()}":{`;
    let section: string | null = null;
    for (let piece = 1; piece <= (pieces ?? 0); piece++) {
      const { section: name, items } = await pieceOf(service, piece);
      if (section === name) yield ',\n';
      else yield `${section === null ? '' : '],'}\n${JSON.stringify(name)}:[\n`;
      section = name;
      yield items.map((item) => JSON.stringify(item)).join(',\n');
    }
    yield section === null ? '}' : ']}';
  }
  yield '}\n';
}
