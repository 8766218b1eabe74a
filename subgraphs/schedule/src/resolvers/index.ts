import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { AttendeeEdge } from './AttendeeEdge.ts';
import { Community } from './Community.ts';
import { attendSchedule } from './Mutation/attendSchedule.ts';
import { cancelSchedule } from './Mutation/cancelSchedule.ts';
import { checkInAttendee } from './Mutation/checkInAttendee.ts';
import { createCalendarFeed } from './Mutation/createCalendarFeed.ts';
import { createSchedule } from './Mutation/createSchedule.ts';
import { revokeCalendarFeed } from './Mutation/revokeCalendarFeed.ts';
import { updateSchedule } from './Mutation/updateSchedule.ts';
import { withdrawAttendance } from './Mutation/withdrawAttendance.ts';
import { me } from './Query/me.ts';
import { schedule } from './Query/schedule.ts';
import { Schedule } from './Schedule.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, schedule },
  Mutation: {
    createSchedule,
    updateSchedule,
    cancelSchedule,
    attendSchedule,
    withdrawAttendance,
    checkInAttendee,
    createCalendarFeed,
    revokeCalendarFeed,
  },
  User,
  Community,
  Schedule,
  AttendeeEdge,
};
