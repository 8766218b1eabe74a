import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import type { Prisma } from '../src/generated/prisma/client.ts';
import { startOnDemoWorld } from './demo-world.ts';

const { db } = await startOnDemoWorld();
const full = { id: demoId('sch', 'bukhansan-full') };
const open = { id: demoId('sch', 'bukhansan-open') };
const hour = (hours: number) => new Date(Date.UTC(2027, 0, 1, hours));

describe('the database refuses', () => {
  test.each<[string, { id: string }, Prisma.ScheduleUpdateInput, string]>([
    ['a seat more than there are', full, { attendeeCount: { increment: 1 } }, 'schedules_seats'],
    ['fewer seats than are taken', open, { capacity: 11 }, 'schedules_seats'],
    ['a free seat while people wait', full, { attendeeCount: { decrement: 1 } }, 'schedules_waitlist'],
    ['a waiting line while seats are free', open, { waitlistCount: 1 }, 'schedules_waitlist'],
    ['a waiting line where seats have no limit', full, { capacity: null }, 'schedules_waitlist'],
    ['fewer than nobody', open, { attendeeCount: -1 }, 'schedules_counts'],
    ['more people than places in line', open, { lastLineNumber: 11 }, 'schedules_line'],
    ['an end before the start', open, { startsAt: hour(2), endsAt: hour(2) }, 'schedules_times'],
    [
      'registration that opens after it closes',
      open,
      { registrationOpensAt: hour(3), registrationClosesAt: hour(3), startsAt: hour(4), endsAt: hour(5) },
      'schedules_registration',
    ],
    [
      'registration that opens with the start',
      open,
      { registrationOpensAt: hour(4), registrationClosesAt: null, startsAt: hour(4), endsAt: hour(5) },
      'schedules_registration_start',
    ],
    ['a fee without its currency', open, { feeAmount: 1000 }, 'schedules_fee'],
    ['a fee of nothing', open, { feeAmount: 0, feeCurrency: 'KRW' }, 'schedules_fee_amount'],
    ['a meet-up without a title', open, { title: '' }, 'schedules_title'],
  ])('%s', async (_case, where, data, constraint) => {
    await expect(db.schedule.update({ where, data })).rejects.toThrow(constraint);
  });

  const seat = { scheduleId: open.id, userId: demoId('usr', 'seoyeon') };
  test.each<[string, Prisma.AttendanceUpdateInput, string]>([
    [
      'to check in somebody who withdrew',
      { status: 'WITHDRAWN', withdrawnAt: hour(0), checkedInAt: hour(0) },
      'attendances_checked_in',
    ],
    ['a withdrawal without its time', { status: 'WITHDRAWN' }, 'attendances_withdrawn'],
    ['a place in line that somebody has already', { lineNumber: 1 }, 'Unique constraint'],
    ['a place in line before the first', { lineNumber: 0 }, 'attendances_line'],
  ])('%s', async (_case, data, reason) => {
    await expect(db.attendance.update({ where: { scheduleId_userId: seat }, data })).rejects.toThrow(reason);
  });

  test('a second place for the same person', async () => {
    await expect(db.attendance.create({ data: { ...seat, status: 'ATTENDING', lineNumber: 1000 } })).rejects.toThrow(
      'Unique constraint',
    );
  });

  test('two working calendar addresses of one person, but not a new one after the old one was revoked', async () => {
    const feed = (byte: number, revokedAt: Date | null) => ({
      tokenHash: Buffer.alloc(32, byte),
      userId: seat.userId,
      revokedAt,
    });
    await db.calendarFeed.createMany({ data: [feed(1, hour(0)), feed(2, null)] });
    await expect(db.calendarFeed.create({ data: feed(3, null) })).rejects.toThrow('Unique constraint');
  });
});

test("the demo world's counters are what there is to count", async () => {
  const counted = await db.attendance.groupBy({
    by: ['scheduleId', 'status'],
    _count: true,
    _max: { lineNumber: true },
  });
  const count = (scheduleId: string, status: string) =>
    counted.find((group) => group.scheduleId === scheduleId && group.status === status)?._count ?? 0;
  const schedules = await db.schedule.findMany();
  expect(schedules.length).toBeGreaterThan(50);
  for (const { id, attendeeCount, waitlistCount } of schedules)
    expect([id, attendeeCount, waitlistCount]).toEqual([id, count(id, 'ATTENDING'), count(id, 'WAITLISTED')]);
});
