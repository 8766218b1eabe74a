import type { SessionResolvers } from '../generated/resolver-types.ts';

export const Session: SessionResolvers = {
  // The session that was just opened is the one its answer goes to.
  isCurrent: ({ id, accessToken }, _args, { viewer }) => accessToken !== undefined || viewer?.sessionId === id,
};
