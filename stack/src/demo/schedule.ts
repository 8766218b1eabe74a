import { communityCards, communityMemberCards, memberCards } from './cards.ts';
import { demoId, rng } from './random.ts';
import { type Meetup, meetups } from './schedule-meetups.ts';
import type { Row, Tables } from './tables.ts';
import type { Person, World } from './world.ts';

const HOUR_MS = 3600_000;

/** The schedule database of the demo world. */
export function scheduleTables(world: World): Tables {
  const built = meetups(world).map((meetup) => ({ meetup, attendances: attendances(world, meetup) }));
  return {
    member_cards: memberCards(world),
    community_cards: communityCards(world),
    community_member_cards: communityMemberCards(world),
    schedules: built.map(({ meetup, attendances }) => schedule(world, meetup, attendances)),
    attendances: built.flatMap(({ attendances }) => attendances),
    reminders: built.flatMap(({ meetup }) => reminders(world, meetup)),
  };
}

interface AttendanceRow extends Row {
  status: 'ATTENDING' | 'WAITLISTED' | 'WITHDRAWN';
}

const endOf = ({ startsAt, hours }: Meetup) => new Date(startsAt.getTime() + hours * HOUR_MS);

function schedule(world: World, meetup: Meetup, attendances: AttendanceRow[]): Row {
  const count = (status: AttendanceRow['status']) => attendances.filter((row) => row.status === status).length;
  return {
    id: demoId('sch', meetup.key),
    community_id: meetup.club.id,
    host_id: world.person(meetup.host).id,
    title: meetup.title,
    description: meetup.description,
    starts_at: meetup.startsAt,
    ends_at: endOf(meetup),
    place: meetup.place,
    fee_amount: meetup.fee,
    fee_currency: meetup.fee === null ? null : 'KRW',
    capacity: meetup.capacity,
    attendee_count: count('ATTENDING'),
    waitlist_count: count('WAITLISTED'),
    last_line_number: attendances.length,
    registration_opens_at: meetup.opensAt,
    registration_closes_at: meetup.closesAt,
    cancelled_at: meetup.cancelledAt,
    // One change for each who joined, who withdrew, and who was seen there; and the cancellation.
    version:
      1 +
      attendances.length +
      count('WITHDRAWN') +
      attendances.filter((row) => row.checked_in_at !== null).length +
      (meetup.cancelledAt === null ? 0 : 1),
    created_at: meetup.postedAt,
    updated_at: meetup.cancelledAt ?? meetup.postedAt,
  };
}

/** The meet-up's line, from first to last: who gave up, who has a seat, who waits. */
function attendances(world: World, meetup: Meetup): AttendanceRow[] {
  const random = rng(`line of ${meetup.key}`);
  const line = peopleInLine(world, meetup);
  const opened = (meetup.opensAt ?? meetup.postedAt).getTime();
  const closed = Math.min(world.now.getTime(), (meetup.cancelledAt ?? meetup.closesAt ?? meetup.startsAt).getTime());
  return line.map(({ person, status }, i) => {
    const joinedAt = opened + ((closed - opened) * (i + random.next())) / (line.length + 1);
    return {
      schedule_id: demoId('sch', meetup.key),
      user_id: person.id,
      status,
      line_number: i + 1,
      joined_at: new Date(joinedAt),
      checked_in_at:
        status === 'ATTENDING' && endOf(meetup) < world.now && random.chance(0.9)
          ? new Date(meetup.startsAt.getTime() + random.int(-900, 600) * 1000)
          : null,
      withdrawn_at: status === 'WITHDRAWN' ? new Date((joinedAt + closed) / 2) : null,
    };
  });
}

function peopleInLine(world: World, meetup: Meetup): { person: Person; status: AttendanceRow['status'] }[] {
  const random = rng(`people of ${meetup.key}`);
  const going = meetup.going.map((key) => world.person(key));
  const waitingAt = new Map(Object.entries(meetup.waitingAt).map(([place, key]) => [Number(place), world.person(key)]));
  // People with a part in the demo go where the plan says, the others wherever.
  const others = random.sample(
    meetup.club.members
      .map(({ person }) => person)
      .filter((person) => /^person-/.test(person.key) && !going.includes(person)),
    Infinity,
  );
  const withdrawn = others.splice(0, meetup.withdrawn);
  const attending = [...going, ...others.splice(0, Math.max(0, meetup.attending - going.length))];
  const waiting = Array.from({ length: meetup.waiting }, (_, place) => waitingAt.get(place) ?? others.shift()).filter(
    (person) => person !== undefined,
  );
  const line = attending.map((person) => ({ person, status: 'ATTENDING' as AttendanceRow['status'] }));
  for (const person of withdrawn) line.splice(random.int(1, line.length), 0, { person, status: 'WITHDRAWN' });
  return [...line, ...waiting.map((person) => ({ person, status: 'WAITLISTED' as const }))];
}

/** What is still to be sent: a day and an hour before the start. */
function reminders({ now }: World, { key, startsAt, cancelledAt }: Meetup): Row[] {
  return [
    { kind: 'DAY_BEFORE', due_at: new Date(startsAt.getTime() - 24 * HOUR_MS) },
    { kind: 'HOUR_BEFORE', due_at: new Date(startsAt.getTime() - HOUR_MS) },
  ]
    .filter(({ due_at }) => cancelledAt === null && due_at > now)
    .map((reminder) => ({ schedule_id: demoId('sch', key), ...reminder, sent_at: null }));
}
