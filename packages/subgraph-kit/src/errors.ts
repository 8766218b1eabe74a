import type { Viewer } from '@moim/service-kit';
import { GraphQLError } from 'graphql';

function error(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The request cannot be answered as it stands: BAD_USER_INPUT. */
export const badUserInput = (message: string) => error('BAD_USER_INPUT', message);

/** Only for signed-in people: UNAUTHENTICATED. */
export const unauthenticated = (message = 'Sign in first.') => error('UNAUTHENTICATED', message);

/** The viewer may see the thing, but not do this to it: FORBIDDEN. */
export const forbidden = (message: string) => error('FORBIDDEN', message);

/** There is nothing under that id that the viewer may see: NOT_FOUND. */
export const notFound = (message = 'There is no such thing.') => error('NOT_FOUND', message);

/** Too often: RATE_LIMITED, with the whole seconds (1 or more) after which it is worth trying again. */
export function rateLimited(retryAfter: number): GraphQLError {
  return new GraphQLError('Too many attempts. Try again later.', {
    extensions: { code: 'RATE_LIMITED', retryAfter: Math.max(1, Math.ceil(retryAfter)) },
  });
}

/** The viewer of a request that only signed-in people may make. Throws UNAUTHENTICATED. */
export function requireViewer({ viewer }: { viewer: Viewer | null }): Viewer {
  if (viewer === null) throw unauthenticated();
  return viewer;
}
