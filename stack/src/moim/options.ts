import { EVENT_SERVICES, type EventService } from '@moim/events';
import { InvalidArgumentError, Option } from 'commander';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `10m`, `2h`, `90s`, `7d` in milliseconds. Throws commander's InvalidArgumentError for anything else. */
export function duration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit as keyof typeof UNITS] ?? Number.NaN);
  if (!(milliseconds > 0)) throw new InvalidArgumentError('Say it as 30s, 10m, 2h or 7d.');
  return milliseconds;
}

/** A whole number from 1 on. */
export function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

/** So many a second; halves are allowed. */
export function rate(text: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/** `--service <name>` */
export function serviceOption(description: string): Option {
  return new Option('--service <name>', description).choices(EVENT_SERVICES);
}

/** What `serviceOption` gives. */
export interface ServiceOption {
  service?: EventService;
}
