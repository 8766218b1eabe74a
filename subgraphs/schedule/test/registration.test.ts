import { describe, expect, test } from 'vitest';
import { type RegistrationTerms, registrationOf, seatsLeft } from '../src/domain/registration.ts';

/** A time of one evening. */
const at = (time: string) => new Date(`2026-11-28T${time}Z`);
const MS = 1;
const before = (date: Date) => new Date(date.getTime() - MS);

const opens = at('09:00:00.000');
const closes = at('17:00:00.000');
const starts = at('19:00:00.000');

/** Opens at 9, closes at 17, starts at 19; 3 of 5 seats taken. */
const terms: RegistrationTerms = {
  startsAt: starts,
  registrationOpensAt: opens,
  registrationClosesAt: closes,
  cancelledAt: null,
  capacity: 5,
  attendeeCount: 3,
};
const always = { registrationOpensAt: null, registrationClosesAt: null };
const full = { attendeeCount: 5 };
const cancelled = { cancelledAt: at('08:00:00.000') };

describe('registration', () => {
  test.each<[string, Partial<RegistrationTerms>, Date, string]>([
    ['a millisecond before it opens', {}, before(opens), 'NOT_OPEN_YET'],
    ['the moment it opens', {}, opens, 'OPEN'],
    ['a millisecond before it closes', {}, before(closes), 'OPEN'],
    ['the moment it closes', {}, closes, 'CLOSED'],
    ['closed, not started', {}, at('18:00:00.000'), 'CLOSED'],
    ['the moment it starts', {}, starts, 'CLOSED'],
    ['without limits in time, long before', always, at('00:00:00.000'), 'OPEN'],
    ['without limits in time, a millisecond before the start', always, before(starts), 'OPEN'],
    ['without limits in time, the moment it starts', always, starts, 'CLOSED'],
    ['closing after the start: the start counts', { registrationClosesAt: at('20:00:00.000') }, starts, 'CLOSED'],
    ['opens, never closes: before the start', { registrationClosesAt: null }, before(starts), 'OPEN'],

    ['the last seat is free', { attendeeCount: 4 }, opens, 'OPEN'],
    ['all seats are taken', full, opens, 'FULL'],
    ['no limit of seats', { capacity: null, attendeeCount: 5000 }, opens, 'OPEN'],
    ['full, but not open yet', full, before(opens), 'NOT_OPEN_YET'],
    ['full and closed', full, closes, 'CLOSED'],

    ['cancelled while it would be open', cancelled, opens, 'CANCELLED'],
    ['cancelled before it opens', cancelled, before(opens), 'CANCELLED'],
    ['cancelled and full', { ...cancelled, ...full }, opens, 'CANCELLED'],
    ['cancelled and past', cancelled, at('23:00:00.000'), 'CANCELLED'],
  ])('%s', (_case, changes, now, expected) => {
    expect(registrationOf({ ...terms, ...changes }, now)).toBe(expected);
  });
});

test.each([
  [5, 3, 2],
  [5, 5, 0],
  [null, 3, null],
])('of %s seats %s are taken: %s left', (capacity, attendeeCount, left) => {
  expect(seatsLeft({ capacity, attendeeCount })).toBe(left);
});
