import type { Locale, Viewer } from '@moim/service-kit';
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
export function rateLimited(seconds: number, locale: Locale): GraphQLError {
  const retryAfter = Math.max(1, Math.ceil(seconds));
  const wait = retryAfter < 60 ? duration(retryAfter, 'second', locale) : duration(retryAfter / 60, 'minute', locale);
  const message =
    locale === 'ko'
      ? `너무 여러 번 시도했어요. ${wait} 뒤에 다시 해 주세요.`
      : `Too many attempts. Try again in ${wait}.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfter } });
}

/** `15분`, `1 minute`: rounded up. */
function duration(value: number, unit: 'second' | 'minute', locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(value));
}

/** The viewer of a request that only signed-in people may make. Throws UNAUTHENTICATED. */
export function requireViewer({ viewer }: { viewer: Viewer | null }): Viewer {
  if (viewer === null) throw unauthenticated();
  return viewer;
}
