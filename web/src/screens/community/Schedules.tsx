import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { DateTile } from '../../components/DateTile.tsx';
import { Faces } from '../../components/Person.tsx';
import { RegistrationBadge } from '../../components/RegistrationBadge.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { Schedules_communityFragment } from '../../generated/types.ts';
import { money, time } from '../../i18n/format.ts';

/** The next meet-ups. */
export function Schedules(props: { community: Has<Schedules_communityFragment> }) {
  const { t } = useTranslation();
  const { id, schedules } = read(props.community);
  const edges = schedules?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('club.schedules')}</h2>
        <ScreenLink to="calendar" params={{ communityId: id }} className={cards.all}>
          {t('screen.all')}
        </ScreenLink>
      </div>
      <ul className={cards.list}>
        {edges.map(({ node }) => {
          const people = node.attendees.edges.flatMap(({ node: person }) => (person === null ? [] : [person]));
          return (
            <li key={node.id}>
              <ScreenLink to="schedule" params={{ scheduleId: node.id }} className={cards.item}>
                <DateTile at={node.startsAt} />
                <span className={cards.itemText}>
                  <span className={cards.itemTitle}>{node.title}</span>
                  <span className={`${cards.quiet} ${cards.oneLine}`}>
                    {[time(node.startsAt), node.place, node.fee && money(node.fee)].filter(Boolean).join(' · ')}
                  </span>
                  <span className={cards.row}>
                    <Faces people={people} total={node.attendeeCount} />
                    <span className={cards.quiet}>
                      {node.capacity === null
                        ? t('schedule.going', { count: node.attendeeCount })
                        : t('schedule.seats', { taken: node.attendeeCount, capacity: node.capacity })}
                    </span>
                  </span>
                </span>
                <RegistrationBadge registration={node.registration} attendance={node.viewerAttendance?.status} />
              </ScreenLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
