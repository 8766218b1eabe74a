import { demoId } from '@moim/stack/demo';
import type { GraphQLAnswer, TestSubgraph } from '@moim/test-kit';
import type { PrismaClient } from '../src/generated/prisma/client.ts';

const HOUR_MS = 3600_000;

/** So many hours from now. */
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

/** A meet-up of a club, with nobody on its lists; in three days unless told otherwise. */
export async function plan(
  db: PrismaClient,
  key: string,
  terms: Partial<Parameters<PrismaClient['schedule']['create']>[0]['data']> & { club?: string; host?: string } = {},
): Promise<string> {
  const { club = 'bukhansan', host = 'minji', ...rest } = terms;
  const id = demoId('sch', key);
  await db.schedule.create({
    data: {
      id,
      communityId: demoId('com', club),
      hostId: demoId('usr', host),
      title: `${key} 산행`,
      startsAt: inHours(72),
      endsAt: inHours(76),
      ...rest,
    } as Parameters<PrismaClient['schedule']['create']>[0]['data'],
  });
  return id;
}

/** Makes people of these keys members of 북한산 등산회, by the cards. */
export async function enrol(db: PrismaClient, keys: readonly string[]): Promise<void> {
  await db.communityMemberCard.createMany({
    data: keys.map((key) => ({
      communityId: demoId('com', 'bukhansan'),
      userId: demoId('usr', key),
      role: 'MEMBER' as const,
    })),
  });
}

type Input = Record<string, unknown>;
const ERRORS = 'userErrors { field message code }';
const SEATS = `schedule { id attendeeCount seatsLeft waitlistCount registration viewerAttendance { status waitlistPosition } } ${ERRORS}`;

/** The mutations of the meet-ups, said as somebody. */
export function mutations(schedule: TestSubgraph) {
  const say =
    (name: string, selection: string) =>
    (as: string | null, input: Input, locale: 'ko' | 'en' = 'ko') => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
      return schedule.ask(query, { input }, { as, locale });
    };
  const terms =
    'id title description startsAt endsAt place fee { amount currency } capacity registrationOpensAt registrationClosesAt cancelledAt attendeeCount waitlistCount registration host { name } community { name }';
  return {
    create: say('createSchedule', `schedule { ${terms} } ${ERRORS}`),
    update: say('updateSchedule', `schedule { ${terms} } ${ERRORS}`),
    cancel: say('cancelSchedule', `schedule { ${terms} } ${ERRORS}`),
    checkIn: say('checkInAttendee', `schedule { id } ${ERRORS}`),
    attend: (as: string | null, scheduleId: string, rest: Input = {}) =>
      say('attendSchedule', SEATS)(as, { scheduleId, ...rest }),
    withdraw: (as: string | null, scheduleId: string) => say('withdrawAttendance', SEATS)(as, { scheduleId }),
  };
}

/** The codes of an answer's GraphQL errors. */
export const errorCodes = ({ errors = [] }: GraphQLAnswer) => errors.map(({ extensions }) => extensions.code);
