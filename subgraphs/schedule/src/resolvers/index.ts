import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { AttendeeEdge } from './AttendeeEdge.ts';
import { Community } from './Community.ts';
import { me } from './Query/me.ts';
import { schedule } from './Query/schedule.ts';
import { Schedule } from './Schedule.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, schedule },
  User,
  Community,
  Schedule,
  AttendeeEdge,
};
