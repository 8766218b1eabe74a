import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { DataExport } from './DataExport.ts';
import { Interest } from './Interest.ts';
import { blockUser } from './Mutation/blockUser.ts';
import { deleteAccount } from './Mutation/deleteAccount.ts';
import { exportMyData } from './Mutation/exportMyData.ts';
import { markNotificationsRead } from './Mutation/markNotificationsRead.ts';
import { setInterests } from './Mutation/setInterests.ts';
import { setNotificationPreference } from './Mutation/setNotificationPreference.ts';
import { signIn } from './Mutation/signIn.ts';
import { signUp } from './Mutation/signUp.ts';
import { unblockUser } from './Mutation/unblockUser.ts';
import { updateProfile } from './Mutation/updateProfile.ts';
import { Notification } from './Notification.ts';
import { accountDeletion } from './Query/accountDeletion.ts';
import { me } from './Query/me.ts';
import { user } from './Query/user.ts';
import { Session } from './Session.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, user, accountDeletion },
  Mutation: {
    signUp,
    signIn,
    updateProfile,
    setInterests,
    blockUser,
    unblockUser,
    markNotificationsRead,
    setNotificationPreference,
    deleteAccount,
    exportMyData,
  },
  User,
  DataExport,
  Interest,
  Notification,
  Session,
};
