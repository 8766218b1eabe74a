import type { Connection } from '@moim/subgraph-kit';
import type { AttendanceStatus } from './generated/prisma/enums.ts';

export interface ScheduleRow {
  id: string;
  communityId: string;
  hostId: string;
  title: string;
  description: string | null;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  feeAmount: number | null;
  feeCurrency: string | null;
  capacity: number | null;
  attendeeCount: number;
  waitlistCount: number;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  cancelledAt: Date | null;
}

/** A seat, or a place in the waiting line. */
export interface AttendanceRow {
  status: AttendanceStatus;
  /** 1 is next; null unless WAITLISTED. */
  waitlistPosition: number | null;
  joinedAt: Date;
}

/** A meet-up that somebody attends or waits for. */
export interface UpcomingScheduleRow extends ScheduleRow {
  userId: string;
  status: AttendanceStatus;
}

/** Somebody on a meet-up's list of attendees or its waiting line. */
export interface AttendeeRow {
  userId: string;
  /** The place in line, in decimal digits (a bigint in the database). */
  lineNumber: string;
  joinedAt: Date;
  checkedInAt: Date | null;
}

/** Connections with a total; a function is called by the executor only when the total is selected. */
type Counted<Edge> = Connection<Edge & { cursor: string }> & { totalCount: number | (() => Promise<number>) };

export type ScheduleConnectionRow = Counted<{ node: ScheduleRow }>;
export type AttendanceConnectionRow = Counted<{ status: AttendanceStatus; node: ScheduleRow }>;
export type AttendeeEdgeRow = AttendeeRow & { cursor: string };
export type AttendeeConnectionRow = Counted<AttendeeRow>;
