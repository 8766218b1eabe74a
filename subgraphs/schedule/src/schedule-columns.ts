import { Prisma } from './generated/prisma/client.ts';

/** A `ScheduleRow` of `schedules s`. */
export const scheduleColumns = Prisma.sql`
  s.id, s.community_id as "communityId", s.host_id as "hostId", s.title, s.description, s.starts_at as "startsAt",
  s.ends_at as "endsAt", s.place, s.fee_amount as "feeAmount", s.fee_currency as "feeCurrency", s.capacity,
  s.attendee_count as "attendeeCount", s.waitlist_count as "waitlistCount", s.registration_opens_at as "registrationOpensAt",
  s.registration_closes_at as "registrationClosesAt", s.cancelled_at as "cancelledAt"`;
