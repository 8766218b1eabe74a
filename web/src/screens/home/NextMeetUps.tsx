import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { DateTile } from '../../components/DateTile.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { NextMeetUps_meFragment } from '../../generated/types.ts';
import { time } from '../../i18n/format.ts';

/** The meet-ups I go to, or wait for, next first. */
export function NextMeetUps(props: { me: Has<NextMeetUps_meFragment> }) {
  const { t } = useTranslation();
  const edges = read(props.me).upcomingSchedules?.edges ?? [];
  return (
    <section className={cards.section}>
      <h2>{t('home.next')}</h2>
      {edges.length === 0 ? (
        <div className={cards.card}>
          <Empty title={t('home.nothingNext')} text={t('home.nothingNextHint')} />
        </div>
      ) : (
        <ul className={cards.list}>
          {edges.map(({ status, node }) => (
            <li key={node.id}>
              <ScreenLink to="schedule" params={{ scheduleId: node.id }} className={cards.item}>
                <DateTile at={node.startsAt} />
                <span className={cards.itemText}>
                  <span className={cards.itemTitle}>{node.title}</span>
                  <span className={`${cards.quiet} ${cards.oneLine}`}>
                    {[time(node.startsAt), node.place, node.community?.name].filter(Boolean).join(' · ')}
                  </span>
                </span>
                {status === 'WAITLISTED' && <Badge variant="light">{t('schedule.waiting')}</Badge>}
              </ScreenLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
