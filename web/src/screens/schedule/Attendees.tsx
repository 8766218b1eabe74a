import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { CheckInAttendee } from '../../generated/CheckInAttendee.ts';
import type { Attendees_scheduleFragment } from '../../generated/types.ts';
import { time } from '../../i18n/format.ts';
import classes from './schedule.module.css';

/** When people can be checked in, as the platform has it: so long before the start, and after the end. Milliseconds. */
const WINDOW = { before: 6 * 3600_000, after: 24 * 3600_000 };

interface Props {
  schedule: Has<Attendees_scheduleFragment>;
  /** Runs it: may note who was there. */
  isManager: boolean;
}

/** Who has a seat; around the meet-up, for whoever runs it, the list by which they note who came. */
export function Attendees(props: Props) {
  const { t } = useTranslation();
  const schedule = read<Attendees_scheduleFragment>(props.schedule);
  const { attendees } = schedule;
  const checkIn = useAction(CheckInAttendee);
  const seen = attendees.edges.filter(({ checkedInAt }) => checkedInAt !== null).length;
  const now = Date.now();
  const isTime =
    schedule.cancelledAt === null &&
    now >= Date.parse(schedule.startsAt) - WINDOW.before &&
    now < Date.parse(schedule.endsAt) + WINDOW.after;
  const known = attendees.edges.flatMap(({ node, checkedInAt }) => (node === null ? [] : [{ node, checkedInAt }]));
  return (
    <section className={cards.section}>
      <h2>
        {t('schedule.attendees')} <span className={cards.quiet}>{attendees.totalCount}</span>
        {props.isManager && isTime && (
          <span className={cards.quiet} aria-live="polite">
            {' · '}
            {t('schedule.checkedInCount', { count: seen })}
          </span>
        )}
      </h2>
      {known.length > 0 && (
        <ul className={classes.people}>
          {known.map(({ node, checkedInAt }) => (
            <li key={node.id} className={classes.attendee}>
              <Person person={node}>
                {props.isManager && checkedInAt !== null
                  ? t('schedule.checkedIn', { at: time(checkedInAt) })
                  : node.mbti}
              </Person>
              {props.isManager && isTime && checkedInAt === null && (
                <Button
                  size="compact-sm"
                  variant="light"
                  aria-label={t('schedule.checkInOf', { name: node.name })}
                  disabled={checkIn.isRunning}
                  onClick={() => checkIn.run({ input: { scheduleId: schedule.id, userId: node.id } })}
                >
                  {t('schedule.checkIn')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
