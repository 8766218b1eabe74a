import { pathTo } from '../app/paths.ts';

/** There from the moment that a session was ended until somebody signs in: so that it can be said why. */
const ENDED = 'moim-session-ended';
/** Who is signed in: not every screen asks, and what is live needs to know at once. */
const VIEWER = 'moim-viewer';
/** Where somebody was when asked to sign in. */
const FROM = 'moim-sign-in-from';

/** Nothing of a session is shown there, but what somebody has typed, or the secret out of a letter. */
const WITHOUT_SESSION = (['signIn', 'forgotPassword', 'resetPassword'] as const).map((screen) => pathTo(screen));

/** The platform has ended the session: nothing of what was shown stays, and the sign-in screen says so. */
export function leaveEndedSession(): void {
  sessionStorage.setItem(ENDED, '1');
  localStorage.removeItem(VIEWER);
  if (!WITHOUT_SESSION.includes(location.pathname)) location.replace(pathTo('signIn'));
}

export function hasSessionEnded(): boolean {
  return sessionStorage.getItem(ENDED) !== null;
}

/** Remembers who is signed in (`usr_...`), until they sign out or the session ends. */
export function rememberViewer(userId: string): void {
  localStorage.setItem(VIEWER, userId);
}

export function rememberedViewer(): string | null {
  return localStorage.getItem(VIEWER);
}

/** Remembers where to come back to after signing in. */
export function rememberPlace(path: string): void {
  sessionStorage.setItem(FROM, path);
}

/** Somebody leaves for good: what they typed and did not send is not for whoever comes next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('moim-draft ')) sessionStorage.removeItem(key);
}

/**
 * Somebody is signed in, or out: starts anew at `path`, or where they were when asked to. The whole page, so that nothing of whoever was there
 * before is left in memory.
 */
export function startAnew(path?: string): void {
  const place = path ?? sessionStorage.getItem(FROM) ?? pathTo('home');
  localStorage.removeItem(VIEWER);
  sessionStorage.removeItem(ENDED);
  sessionStorage.removeItem(FROM);
  location.assign(place);
}
