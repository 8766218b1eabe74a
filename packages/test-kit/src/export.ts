import type { EventHandler, SqlClient } from '@moim/event-bus';
import {
  type chatExportCompleted,
  exportPieces,
  readData,
  userDeletionRequested,
  userExportRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { type ExportPiece, exportPieceAnswer, newId, readPiece } from '@moim/subgraph-kit';
import { expect, test } from 'vitest';
import { applyEvent, fingerprints, type TransactionalClient } from './apply-event.ts';

const DAY_MS = 24 * 3600_000;

/** A service's part in an export, on its own database. */
export interface ExportCase<Tx extends SqlClient> {
  db: TransactionalClient<Tx> & SqlClient & { $queryRawUnsafe<T>(sql: string, ...values: unknown[]): PromiseLike<T> };
  handlers: readonly EventHandler[];
  completed: typeof chatExportCompleted;
  /** The sections of the archive, each with the rows that belong in it: SQL that gives `count`, of the person $1. */
  own: Record<string, string>;
}

/** Gathers 김민지's data: what was said of it, and the pieces that can be had. */
export async function exportOfMinji<Tx extends SqlClient>(
  { db, handlers, completed }: Omit<ExportCase<Tx>, 'own'>,
  { exportId = newId('exp'), expiresAt = new Date(Date.now() + DAY_MS) } = {},
) {
  await applyEvent(db, handlers, userExportRequested, {
    aggregateId: exportId,
    aggregateVersion: 1,
    data: { userId: demoId('usr', 'minji'), exportId, expiresAt: expiresAt.toISOString() },
  });
  const [event] = await db.$queryRaw<{ payload: unknown }[]>`
    select payload from outbox_events where aggregate_id = ${exportId}`;
  const said = readData(completed, 1, event?.payload);
  const pieces: ExportPiece[] = [];
  for (let piece = 1; piece <= said.pieces; piece++) {
    const found = await readPiece(db, exportId, piece);
    if (found !== null) pieces.push(found);
  }
  return { exportId, said, pieces };
}

/** Holds a service to what an export promises: all that is the person's, nothing of others, and nothing once the account is gone. */
export function describeExport<Tx extends SqlClient>(name: keyof typeof exportPieces, part: ExportCase<Tx>): void {
  const { db, handlers, own } = part;
  const minji = demoId('usr', 'minji');

  test('all that is theirs is gathered, and how many pieces it is told', async () => {
    const { exportId, said, pieces } = await exportOfMinji(part);
    expect(said).toEqual({ userId: minji, exportId, pieces: pieces.length });
    for (const [section, count] of Object.entries(own)) {
      const items = pieces.filter((piece) => piece.section === section).flatMap((piece) => piece.items);
      const [row] = await db.$queryRawUnsafe<{ count: number }[]>(count, minji);
      expect(items.length, section).toBe(Number(row?.count));
      expect(items.length, section).toBeGreaterThan(0);
    }
  });

  test('nobody else is in it', async () => {
    const { pieces } = await exportOfMinji(part);
    const people = new Set(JSON.stringify(pieces).match(/usr_[0-9a-z]{26}/g));
    people.delete(minji);
    expect([...people]).toEqual([]);
  });

  test('a piece is handed out to who asks for it, and what is not there is null', async () => {
    const { exportId, pieces } = await exportOfMinji(part);
    const { reply } = exportPieceAnswer(exportPieces[name], db);
    expect(await reply({ exportId, piece: 1 })).toEqual({ piece: pieces[0] });
    expect(await reply({ exportId, piece: pieces.length + 1 })).toEqual({ piece: null });
    expect(await reply({ exportId: newId('exp'), piece: 1 })).toEqual({ piece: null });
  });

  test('the account deleted, nothing gathered is left, and nothing is gathered any more', async () => {
    await applyEvent(db, handlers, userDeletionRequested, {
      aggregateId: minji,
      aggregateVersion: 1_000,
      data: { userId: minji, deletionId: newId('del') },
    });
    expect(await db.$queryRaw`select from export_pieces`).toEqual([]);
    const before = await fingerprints(db);
    const { said } = await exportOfMinji(part);
    expect(said.pieces).toBe(0);
    expect(await fingerprints(db)).toEqual(before);
  });
}
