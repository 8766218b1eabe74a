import { connectionRows, fieldRows, type PolicyMatrix, type PolicyRow } from '@moim/test-kit';

/**
 * At one meet-up of the club, HOST's own, HOST and MEMBER have seats, and STAFF waits for one. FORMER had one there and one at a meet-up that
 * is under way, and was removed from the club.
 */
const PEOPLE = ['LEADER', 'STAFF', 'HOST', 'MEMBER', 'OTHER_MEMBER', 'FORMER', 'OUTSIDER', 'SIGNED_OUT'] as const;

export type Person = (typeof PEOPLE)[number];

const MANAGES: PolicyRow = ['YYYFFFFU', 'YYYFFNNU', 'NNNNNNNU'];
const WHOEVER_SIGNED_IN: PolicyRow = ['YYYYYYYU', 'YYYYYYYU', 'YYYYYYYU'];

/** Every mutation, of a meet-up that is full, has a waiting line, and begins today. */
const MUTATIONS: Record<string, PolicyRow> = {
  createSchedule: ['YYFFFFFU', 'YYFFFNNU', 'NNNNNNNU'],
  updateSchedule: MANAGES,
  cancelSchedule: MANAGES,
  checkInAttendee: MANAGES,
  attendSchedule: ['YYYYYMMU', 'YYYYYNNU', 'NNNNNNNU'],
  // Who has no seat has none to give up: that is no refusal.
  withdrawAttendance: ['YYYYYYYU', 'YYYYYNNU', 'NNNNNNNU'],
  createCalendarFeed: WHOEVER_SIGNED_IN,
  revokeCalendarFeed: WHOEVER_SIGNED_IN,
};

const EVERYBODY: PolicyRow = ['YYYYYYYY', 'YYYYYYYY', 'YYYYYYYY'];
const SIGNED_IN: PolicyRow = ['YYYYYYY-', 'YYYYYYY-', 'YYYYYYY-'];
const SEES_CLUB: PolicyRow = ['YYYYYYYY', 'YYYYY---', '--------'];
const OF_PUBLIC_CLUB: PolicyRow = ['YYYYYYYY', '--------', '--------'];
/** FORMER kept the seat at the meet-up that is under way, and sees it as far as they see the club. */
const HAS_PLACE: PolicyRow = ['-YYY-Y--', '-YYY----', '--------'];
const WAITS: PolicyRow = ['-Y------', '-Y------', '--------'];
/** `User` is shown as MEMBER, who has a seat and a calendar's address. */
const MEMBER_ALONE: PolicyRow = ['---Y----', '---Y----', '---Y----'];
const MEMBER_ALONE_OPEN: PolicyRow = ['---Y----', '---Y----', '--------'];

/** Every field of every type, but what mutations answer and what pages consist of: who gets something there. */
const FIELDS: Record<string, PolicyRow> = {
  'Query.me': SIGNED_IN,
  'Query.schedule': SEES_CLUB,
  ...fieldRows(EVERYBODY, 'User', 'id', 'name', 'avatarUrl'),
  ...fieldRows(MEMBER_ALONE, 'User', 'upcomingSchedules', 'calendarFeed'),
  ...fieldRows(MEMBER_ALONE, 'CalendarFeed', 'createdAt', 'lastReadAt'),
  ...connectionRows(MEMBER_ALONE, 'Attendance'),
  ...fieldRows(MEMBER_ALONE_OPEN, 'AttendanceEdge', 'cursor', 'status', 'node'),
  ...fieldRows(SEES_CLUB, 'Community', 'id', 'name', 'schedules'),
  ...connectionRows(SEES_CLUB, 'Schedule'),
  ...fieldRows(SEES_CLUB, 'ScheduleEdge', 'cursor', 'node'),
  ...fieldRows(
    SEES_CLUB,
    'Schedule',
    ...['id', 'title', 'description', 'startsAt', 'endsAt', 'place', 'fee', 'capacity', 'attendeeCount', 'seatsLeft'],
    ...['waitlistCount', 'registration', 'registrationOpensAt', 'registrationClosesAt', 'cancelledAt', 'host'],
    ...['community', 'attendees', 'waitlist'],
  ),
  'Schedule.icsUrl': OF_PUBLIC_CLUB,
  'Schedule.viewerAttendance': HAS_PLACE,
  ...fieldRows(SEES_CLUB, 'Money', 'amount', 'currency'),
  ...fieldRows(HAS_PLACE, 'Attendance', 'status', 'joinedAt'),
  'Attendance.waitlistPosition': WAITS,
  ...connectionRows(SEES_CLUB, 'Attendee'),
  ...fieldRows(SEES_CLUB, 'AttendeeEdge', 'cursor', 'joinedAt', 'checkedInAt', 'node'),
};

/** Who may do and see what. The letters of a row are those of PEOPLE. */
export const MATRIX: PolicyMatrix<Person> = {
  people: PEOPLE,
  outcomes: {
    Y: 'OK',
    F: 'FORBIDDEN',
    N: 'NOT_FOUND',
    U: 'UNAUTHENTICATED',
    M: 'NOT_A_MEMBER',
  },
  mutations: MUTATIONS,
  fields: FIELDS,
};

/** Who has a meet-up of the club among what is next for them. */
export const AGENDA = HAS_PLACE;
