import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { Interest } from './Interest.ts';
import { signIn } from './Mutation/signIn.ts';
import { updateProfile } from './Mutation/updateProfile.ts';
import { Notification } from './Notification.ts';
import { me } from './Query/me.ts';
import { user } from './Query/user.ts';
import { Session } from './Session.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, user },
  Mutation: { signIn, updateProfile },
  User,
  Interest,
  Notification,
  Session,
};
