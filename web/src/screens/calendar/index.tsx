import { ActionIcon, Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { DateTile } from '../../components/DateTile.tsx';
import { Empty } from '../../components/Empty.tsx';
import { RegistrationBadge } from '../../components/RegistrationBadge.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { CalendarQuery } from '../../generated/CalendarQuery.ts';
import { time } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/index.ts';
import classes from './calendar.module.css';
import { daysOf, firstOf, monthOf, rangeOf, shift } from './month.ts';

export const query = CalendarQuery;
export const variables = ({ communityId = '' }: Record<string, string>) => ({
  communityId,
  ...rangeOf(monthOf(new Date())),
});

/** A club's meet-ups, month by month. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = /^\d{4}-\d{2}$/.test(asked) ? asked : monthOf(new Date());
  const go = (by: number) => setParams({ month: shift(month, by) }, { replace: true, preventScrollReset: true });
  const name = new Intl.DateTimeFormat(currentLanguage(), { year: 'numeric', month: 'long' }).format(firstOf(month));
  return (
    <Screen query={CalendarQuery} variables={{ communityId, ...rangeOf(month) }}>
      {({ community }) => {
        if (community === null) return <Nothing at="community" />;
        const meetUps = community.schedules?.edges.map(({ node }) => node) ?? [];
        const isStaff = community.viewerMembership?.status === 'ACTIVE' && community.viewerMembership.role !== 'MEMBER';
        return (
          <div className={cards.screen}>
            <ClubTrail community={community} />
            <div className={cards.head}>
              <ScreenTitle>{t('calendar.title')}</ScreenTitle>
              {isStaff && (
                <Button
                  component={Link}
                  to={pathTo('newSchedule', { communityId })}
                  leftSection={<Plus size={16} aria-hidden="true" />}
                >
                  {t('calendar.plan')}
                </Button>
              )}
            </div>
            <div className={cards.card}>
              <div className={cards.spread}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('calendar.before')}
                  onClick={() => go(-1)}
                >
                  <ChevronLeft aria-hidden="true" />
                </ActionIcon>
                <h2 aria-live="polite">{name}</h2>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('calendar.next')}
                  onClick={() => go(1)}
                >
                  <ChevronRight aria-hidden="true" />
                </ActionIcon>
              </div>
              <Month month={month} days={new Set(meetUps.map(({ startsAt }) => new Date(startsAt).getDate()))} />
            </div>
            <Part at={['community.schedules']}>
              {meetUps.length === 0 ? (
                <Empty title={t('calendar.none')} text={t('calendar.noneHint')} />
              ) : (
                <ul className={cards.list}>
                  {meetUps.map((node) => (
                    <li key={node.id}>
                      <ScreenLink to="schedule" params={{ scheduleId: node.id }} className={cards.item}>
                        <DateTile at={node.startsAt} />
                        <span className={cards.itemText}>
                          <span className={cards.itemTitle}>{node.title}</span>
                          <span className={`${cards.quiet} ${cards.oneLine}`}>
                            {[time(node.startsAt), node.place].filter(Boolean).join(' · ')}
                          </span>
                          <span className={cards.quiet}>
                            {node.capacity === null
                              ? t('schedule.going', { count: node.attendeeCount })
                              : t('schedule.seats', { taken: node.attendeeCount, capacity: node.capacity })}
                          </span>
                        </span>
                        <RegistrationBadge
                          registration={node.registration}
                          attendance={node.viewerAttendance?.status}
                        />
                      </ScreenLink>
                    </li>
                  ))}
                </ul>
              )}
            </Part>
          </div>
        );
      }}
    </Screen>
  );
}

/** The days with something on are marked; what it is stands in the list below. */
function Month({ month, days }: { month: string; days: ReadonlySet<number> }) {
  const today = new Date().toDateString();
  const short = new Intl.DateTimeFormat(currentLanguage(), { weekday: 'short' });
  // A Sunday and the six days after it.
  const names = Array.from({ length: 7 }, (_, index) => short.format(new Date(2023, 0, 1 + index)));
  return (
    <div className={classes.month} aria-hidden="true">
      {names.map((name) => (
        <span key={name} className={classes.weekday}>
          {name}
        </span>
      ))}
      {daysOf(month).map((date) => (
        <span
          key={date.getDate()}
          className={classes.day}
          style={{ gridColumnStart: date.getDay() + 1 }}
          data-today={date.toDateString() === today || undefined}
          data-on={days.has(date.getDate()) || undefined}
        >
          {date.getDate()}
        </span>
      ))}
    </div>
  );
}
