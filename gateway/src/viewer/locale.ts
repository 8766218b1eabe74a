import type { IncomingHttpHeaders } from 'node:http';
import type { Locale } from '@moim/service-kit';
import Negotiator from 'negotiator';

/** The language to answer in, from `Accept-Language`; Korean when nothing else is asked for. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  return new Negotiator({ headers }).language(['ko', 'en']) === 'en' ? 'en' : 'ko';
}
