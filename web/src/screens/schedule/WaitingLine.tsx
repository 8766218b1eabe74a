import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { WaitingLine_scheduleFragment } from '../../generated/types.ts';
import classes from './schedule.module.css';

/** Who waits for a seat, first in line first. */
export function WaitingLine(props: { schedule: Has<WaitingLine_scheduleFragment> }) {
  const { t } = useTranslation();
  const { waitlist } = read<WaitingLine_scheduleFragment>(props.schedule);
  if (waitlist.totalCount === 0) return null;
  return (
    <section className={cards.section}>
      <h2>
        {t('schedule.waitlist')} <span className={cards.quiet}>{waitlist.totalCount}</span>
      </h2>
      <ol className={classes.people}>
        {waitlist.edges.map(
          ({ node }, index) =>
            node && (
              <li key={node.id}>
                <Person person={node}>{t('schedule.place', { place: index + 1 })}</Person>
              </li>
            ),
        )}
      </ol>
    </section>
  );
}
