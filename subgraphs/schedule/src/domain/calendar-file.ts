import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { AttendanceStatus } from '../generated/prisma/enums.ts';
import type { ScheduleRow } from '../rows.ts';

/** A meet-up in a calendar. */
export interface CalendarEntry
  extends Pick<ScheduleRow, 'id' | 'title' | 'description' | 'place' | 'startsAt' | 'endsAt' | 'cancelledAt'> {
  communityName: string;
  /** The person's place; null in a calendar of nobody in particular. */
  status: Exclude<AttendanceStatus, 'WITHDRAWN'> | null;
  version: number;
  updatedAt: Date;
}

/** What `UID` ends with: the same wherever the platform is reached, or calendars would have everything twice after a move. */
const UID_SUFFIX = '@moim';

/**
 * Meet-ups as an iCalendar file (RFC 5545), times in UTC, so that no time zone has to be described. The same meet-ups make the same file,
 * to the byte: `DTSTAMP` is the last change, `SEQUENCE` the version.
 */
export function calendarFile(entries: readonly CalendarEntry[], publicUrl: string): string {
  const calendar = ical({
    name: 'Moim 모임',
    prodId: { company: 'Moim', product: 'Moim', language: 'KO' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) {
    const url = new URL(`/schedules/${entry.id}`, publicUrl).href;
    calendar.createEvent({
      id: entry.id + UID_SUFFIX,
      sequence: entry.version,
      stamp: entry.updatedAt,
      lastModified: entry.updatedAt,
      start: entry.startsAt,
      end: entry.endsAt,
      summary: entry.title,
      description: [entry.communityName, entry.description, url].filter(Boolean).join('\n\n'),
      location: entry.place,
      url,
      status: statusOf(entry),
    });
  }
  return calendar.toString();
}

/** Who waits for a seat goes perhaps. */
function statusOf({ cancelledAt, status }: CalendarEntry): ICalEventStatus {
  if (cancelledAt !== null) return ICalEventStatus.CANCELLED;
  return status === 'WAITLISTED' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
