import { answer, type Chore, type EventHandler, IDLE, on, type QuestionAnswer, type SqlClient } from '@moim/event-bus';
import { type chatExportCompleted, type exportPieces, userExportRequested } from '@moim/events';

/** SQL, as a Prisma client makes it. */
type Sql = Exclude<Parameters<SqlClient['$queryRaw']>[0], TemplateStringsArray>;

/** A part of somebody's data: `query` gives one column, `item`, as jsonb. */
export interface ExportSection {
  /** `messages`, as the archive calls it. */
  name: string;
  query: Sql;
}

/** Whose data is gathered, and until when it is kept. */
export interface ExportOrder {
  exportId: string;
  userId: string;
  expiresAt: Date;
}

/** A piece as it is kept and sent. */
export interface ExportPiece {
  section: string;
  items: unknown[];
}

const PAGE = 500;
/** Of JSON, in bytes: NATS carries a piece in one message. */
const MAX_PIECE = 512 * 1024;
const PRUNE_INTERVAL_MS = 10 * 60_000;

/**
 * A service's part in an export: in one transaction `sections` are gathered into `export_pieces`, and `completed` says how many
 * there are. Of a person whose account is gone nothing is gathered.
 */
export function exportHandler(
  completed: typeof chatExportCompleted,
  sections: (userId: string) => readonly ExportSection[],
): EventHandler {
  return on(userExportRequested, async ({ data: { userId, exportId, expiresAt } }, tx) => {
    const [gone] = await tx.$queryRaw<unknown[]>`
      select from member_cards where user_id = ${userId} and deleted_at is not null`;
    const order = { exportId, userId, expiresAt: new Date(expiresAt) };
    const pieces = gone === undefined ? await gatherPieces(tx, order, sections(userId)) : 0;
    tx.emit(completed, { aggregateId: exportId, aggregateVersion: 1, data: { userId, exportId, pieces } });
  });
}

/**
 * Writes what the sections' queries give into `export_pieces`, each piece at most 512 KiB, numbered from 1 on; what was gathered for
 * the export before is replaced. To be called in a transaction: rows are read page by page through a cursor. Returns the number of
 * pieces.
 */
export async function gatherPieces(
  tx: SqlClient,
  { exportId, userId, expiresAt }: ExportOrder,
  sections: readonly ExportSection[],
): Promise<number> {
  await tx.$executeRaw`delete from export_pieces where export_id = ${exportId}`;
  // Times in JSON are written in the session's zone.
  await tx.$executeRaw`set local time zone 'UTC'`;
  let pieces = 0;
  for (const { name, query } of sections) {
    for await (const items of packed(readAll(tx, query))) {
      pieces += 1;
      await tx.$executeRaw`
        insert into export_pieces (export_id, piece, user_id, data, expires_at)
        values (${exportId}, ${pieces}, ${userId}, ${JSON.stringify({ section: name, items })}::jsonb, ${expiresAt})`;
    }
  }
  return pieces;
}

async function* readAll(tx: SqlClient, query: Sql): AsyncGenerator<unknown> {
  await tx.$executeRaw`declare export_rows no scroll cursor for ${query}`;
  for (;;) {
    const rows = await tx.$queryRaw<{ item: unknown }[]>`fetch 500 from export_rows`;
    for (const { item } of rows) yield item;
    if (rows.length < PAGE) break;
  }
  await tx.$executeRaw`close export_rows`;
}

/** As many items together as a piece holds. */
async function* packed(items: AsyncIterable<unknown>): AsyncGenerator<unknown[]> {
  let piece: unknown[] = [];
  let size = 0;
  for await (const item of items) {
    const bytes = Buffer.byteLength(JSON.stringify(item)) + 1;
    // A kilobyte is left for what stands around the items.
    if (piece.length > 0 && size + bytes > MAX_PIECE - 1024) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(item);
    size += bytes;
  }
  if (piece.length > 0) yield piece;
}

/** A piece of an export, null when there is no such piece or its time is over. */
export async function readPiece(db: SqlClient, exportId: string, piece: number): Promise<ExportPiece | null> {
  const [row] = await db.$queryRaw<{ data: ExportPiece }[]>`
    select data from export_pieces where export_id = ${exportId} and piece = ${piece} and expires_at > now()`;
  return row?.data ?? null;
}

/** Removes what was gathered of a person. Returns how many pieces went. */
export async function removePieces(tx: SqlClient, userId: string): Promise<number> {
  return await tx.$executeRaw`delete from export_pieces where user_id = ${userId}`;
}

/** Hands out the pieces that are here. */
export function exportPieceAnswer(
  question: (typeof exportPieces)[keyof typeof exportPieces],
  db: SqlClient,
): QuestionAnswer {
  return answer(question, async ({ exportId, piece }) => ({ piece: await readPiece(db, exportId, piece) }));
}

/** Removes pieces whose time is over. */
export const pruneExportPieces: Chore = {
  name: 'prune export pieces',
  everyMs: PRUNE_INTERVAL_MS,
  run: (client) =>
    client.query(
      `delete ${IDLE} from export_pieces where ctid in (
         select ctid from export_pieces where expires_at <= now() limit 1000)`,
    ),
};
