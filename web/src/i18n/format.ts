import { currentLanguage } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago in the reader's words: `방금`, `3분 전`, `어제`; after a week the date. */
export function ago(instant: string, now = Date.now()): string {
  const language = currentLanguage();
  const passed = now - Date.parse(instant);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (passed < MINUTE) return language === 'ko' ? '방금' : 'just now';
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour');
  if (passed < 7 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
  return date(instant);
}

const isThisYear = (instant: string) => new Date(instant).getFullYear() === new Date().getFullYear();

/** `11월 29일`; with the year when it is another. */
export function date(instant: string): string {
  const year = isThisYear(instant) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(currentLanguage(), { ...year, month: 'long', day: 'numeric' }).format(
    new Date(instant),
  );
}

/** `11월 29일 (일) 오전 9:00`, in the reader's zone. */
export function moment(instant: string): string {
  const year = isThisYear(instant) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(currentLanguage(), {
    ...year,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant));
}

export function time(instant: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}

/** A day in full, with its weekday. */
export function day(instant: string | Date): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'full' }).format(new Date(instant));
}

export function money({ amount, currency }: { amount: number; currency: string }): string {
  return new Intl.NumberFormat(currentLanguage(), { style: 'currency', currency }).format(amount);
}

export function count(value: number): string {
  return new Intl.NumberFormat(currentLanguage()).format(value);
}
