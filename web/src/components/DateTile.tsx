import { currentLanguage } from '../i18n/index.ts';
import classes from './DateTile.module.css';

/** A day at a glance: month, day, weekday. */
export function DateTile({ at }: { at: string }) {
  const instant = new Date(at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLanguage(), options).format(instant);
  return (
    <span className={classes.tile}>
      <span>{part({ month: 'short' })}</span>
      <strong>{instant.getDate()}</strong>
      <span>{part({ weekday: 'short' })}</span>
    </span>
  );
}
