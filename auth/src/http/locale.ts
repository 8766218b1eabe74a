import type { IncomingHttpHeaders } from 'node:http';
import type { Locale } from '@moim/service-kit';
import Negotiator from 'negotiator';

/**
 * The language of a page: what the client asks for (`ui_locales`), else the browser (`Accept-Language`); Korean when they want neither
 * Korean nor English.
 */
export function localeOf(headers: IncomingHttpHeaders, uiLocales?: unknown): Locale {
  const wanted = typeof uiLocales === 'string' ? uiLocales.toLowerCase().split(' ') : [];
  const ofClient = wanted.map((tag) => tag.split('-')[0]).find((language) => language === 'ko' || language === 'en');
  if (ofClient === 'ko' || ofClient === 'en') return ofClient;
  return new Negotiator({ headers }).language(['ko', 'en']) === 'en' ? 'en' : 'ko';
}
