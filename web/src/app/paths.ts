/** Where each screen is. The gateway serves the app at these paths, and 404 elsewhere. */
export const PATHS = {
  home: '/',
  explore: '/explore',
  community: '/communities/:communityId',
  board: '/communities/:communityId/board',
  newPost: '/communities/:communityId/board/new',
  album: '/communities/:communityId/album',
  calendar: '/communities/:communityId/calendar',
  newSchedule: '/communities/:communityId/calendar/new',
  admin: '/communities/:communityId/admin',
  newCommunity: '/communities/new',
  editCommunity: '/communities/:communityId/edit',
  post: '/posts/:postId',
  schedule: '/schedules/:scheduleId',
  editSchedule: '/schedules/:scheduleId/edit',
  chatList: '/chat',
  chatRoom: '/chat/:roomId',
  profile: '/people/:userId',
  myPage: '/me',
  notifications: '/notifications',
  signIn: '/sign-in',
  signInCallback: '/sign-in/callback',
  signInDone: '/sign-in/done',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
} as const;

export type ScreenName = keyof typeof PATHS;

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The parameters in a screen's path, by name. */
export type ParamsOf<Name extends ScreenName> = Record<ParamNames<(typeof PATHS)[Name]>, string>;

/** A screen's address. */
export function pathTo<Name extends ScreenName>(name: Name, params?: ParamsOf<Name>): string {
  return PATHS[name].replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent((params as Record<string, string>)[key] ?? ''),
  );
}
