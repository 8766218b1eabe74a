import type { ScreenName } from './paths.ts';

type Params = Record<string, string>;

/**
 * What screens ask for, by the parameters in their paths: those whose request is known from the address alone. It is begun by `early-request.ts` while the app itself
 * is still on its way, so nothing is imported here.
 */
export const VARIABLES = {
  home: () => ({}),
  community: ({ communityId = '' }: Params) => ({ id: communityId }),
  board: ({ communityId = '' }: Params) => ({ communityId, board: null }),
  album: ({ communityId = '' }: Params) => ({ communityId }),
  admin: ({ communityId = '' }: Params) => ({ id: communityId }),
  post: ({ postId = '' }: Params) => ({ id: postId }),
  schedule: ({ scheduleId = '' }: Params) => ({ id: scheduleId }),
  chatList: () => ({}),
  chatRoom: ({ roomId = '' }: Params) => ({ id: roomId }),
  profile: ({ userId = '' }: Params) => ({ id: userId }),
  myPage: () => ({}),
  notifications: () => ({}),
} satisfies Partial<Record<ScreenName, (params: Params) => object>>;
