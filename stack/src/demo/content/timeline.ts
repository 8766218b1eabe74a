import type { Rng } from '../random.ts';
import { type Club, daysAgo, type Member } from '../world.ts';

/** How old the `i`th of `count` things is, newest first, in days: recent ones are closer together. Falls within a year. */
export function ageOf(i: number, count: number, random: Rng): number {
  return 0.2 + 330 * ((i + 0.3 + 0.5 * random.next()) / count) ** 1.5;
}

/** Who was in the club then: the leader and staff always, so never nobody. */
export function membersAt(club: Club, time: Date): Member[] {
  return club.members.filter((member) => member.role !== 'MEMBER' || member.joinedAt < time);
}

/** A time between two, `part` of the way. */
export function between(from: Date, to: Date, part: number): Date {
  return new Date(from.getTime() + (to.getTime() - from.getTime()) * part);
}

/** When people answer to something: within three days, and before now. */
export function untilAnswered(time: Date, now: Date): Date {
  return new Date(Math.min(daysAgo(time, -3).getTime(), now.getTime()));
}
