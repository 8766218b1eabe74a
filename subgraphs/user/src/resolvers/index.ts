import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { DataExport } from './DataExport.ts';
import { Interest } from './Interest.ts';
import { blockUser } from './Mutation/blockUser.ts';
import { changeEmail } from './Mutation/changeEmail.ts';
import { changePassword } from './Mutation/changePassword.ts';
import { deleteAccount } from './Mutation/deleteAccount.ts';
import { exportMyData } from './Mutation/exportMyData.ts';
import { markNotificationsRead } from './Mutation/markNotificationsRead.ts';
import { refreshSession } from './Mutation/refreshSession.ts';
import { requestPasswordReset } from './Mutation/requestPasswordReset.ts';
import { resetPassword } from './Mutation/resetPassword.ts';
import { revokeSession } from './Mutation/revokeSession.ts';
import { setInterests } from './Mutation/setInterests.ts';
import { setNotificationPreference } from './Mutation/setNotificationPreference.ts';
import { signIn } from './Mutation/signIn.ts';
import { signInWithProvider } from './Mutation/signInWithProvider.ts';
import { signOut } from './Mutation/signOut.ts';
import { signUp } from './Mutation/signUp.ts';
import { startProviderSignIn } from './Mutation/startProviderSignIn.ts';
import { unblockUser } from './Mutation/unblockUser.ts';
import { updateProfile } from './Mutation/updateProfile.ts';
import { Notification } from './Notification.ts';
import { accountDeletion } from './Query/accountDeletion.ts';
import { me } from './Query/me.ts';
import { signInProviders } from './Query/signInProviders.ts';
import { user } from './Query/user.ts';
import { Session } from './Session.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, user, accountDeletion, signInProviders },
  Mutation: {
    signUp,
    signIn,
    requestPasswordReset,
    resetPassword,
    changePassword,
    changeEmail,
    startProviderSignIn,
    signInWithProvider,
    refreshSession,
    signOut,
    revokeSession,
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
