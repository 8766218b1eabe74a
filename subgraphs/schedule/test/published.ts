import { catalogue, parseType, readData } from '@moim/events';
import { expect } from 'vitest';
import type { PrismaClient } from '../src/generated/prisma/client.ts';

/** An event in the outbox. */
export interface Published {
  type: string;
  version: number;
  data: unknown;
}

/**
 * What was published of a meet-up since `afterVersion`, in its order. Fails when something of it is not what the catalogue says, or when
 * the versions are not `afterVersion` + 1, + 2, ... up to the meet-up's own.
 */
export async function published(db: PrismaClient, scheduleId: string, afterVersion: number): Promise<Published[]> {
  const rows = await db.outboxEvent.findMany({ where: { aggregateId: scheduleId }, orderBy: { seq: 'asc' } });
  for (const { subject, payload } of rows) {
    const type = parseType(subject);
    const definition = catalogue.find(({ name }) => name === type?.name);
    if (type === null || definition === undefined) throw new Error(`${subject} is not in the catalogue`);
    expect(readData(definition, type.version, payload)).toEqual(payload);
  }
  const { version } = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } });
  const versions = [...new Set(rows.map((row) => row.aggregateVersion))];
  expect(versions).toEqual(Array.from({ length: version - afterVersion }, (_, i) => afterVersion + 1 + i));
  return rows.map((row) => ({ type: row.subject, version: row.aggregateVersion, data: row.payload }));
}

/** Fails unless a meet-up's counters are what there is to count, and nobody who came later has a seat that somebody waits for. */
export async function expectExactSeats(db: PrismaClient, scheduleId: string): Promise<void> {
  const schedule = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } });
  const line = await db.attendance.findMany({
    where: { scheduleId, status: { not: 'WITHDRAWN' } },
    orderBy: { lineNumber: 'asc' },
  });
  const statuses = line.map(({ status }) => status);
  const attending = statuses.filter((status) => status === 'ATTENDING').length;
  expect([schedule.attendeeCount, schedule.waitlistCount]).toEqual([attending, line.length - attending]);
  expect(attending).toBeLessThanOrEqual(schedule.capacity ?? Number.POSITIVE_INFINITY);
  // Seats first, then the waiting line: without a hole.
  expect(statuses.slice(0, attending)).toEqual(Array(attending).fill('ATTENDING'));
  expect(schedule.lastLineNumber).toBeGreaterThanOrEqual(line.at(-1)?.lineNumber ?? 0n);
}
