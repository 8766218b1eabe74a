import { Badge, Button } from '@mantine/core';
import { CalendarPlus, Clock, MapPin, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { CancelSchedule } from '../../generated/CancelSchedule.ts';
import { ScheduleQuery } from '../../generated/ScheduleQuery.ts';
import { moment, money, time } from '../../i18n/format.ts';
import { Seats } from './Seats.tsx';
import classes from './schedule.module.css';

export const query = ScheduleQuery;
export const variables = ({ scheduleId = '' }: Record<string, string>) => ({ id: scheduleId });

/** A meet-up with its seats, who goes, and who waits. */
export function Component() {
  const { t } = useTranslation();
  const { scheduleId = '' } = useParams();
  const cancel = useAction(CancelSchedule);
  return (
    <Screen query={ScheduleQuery} variables={{ id: scheduleId }}>
      {({ me, schedule }) => {
        if (schedule === null) return <Nothing at="schedule" />;
        const { community, host, attendees, waitlist } = schedule;
        const membership = community?.viewerMembership;
        const isMember = membership?.status === 'ACTIVE';
        const canCancel = isMember && (membership?.role !== 'MEMBER' || host?.id === me?.id);
        const isSameDay = new Date(schedule.startsAt).toDateString() === new Date(schedule.endsAt).toDateString();
        return (
          <div className={cards.screen}>
            {community && <ClubTrail community={community} />}
            <article className={cards.card}>
              <ScreenTitle>{schedule.title}</ScreenTitle>
              {schedule.cancelledAt && <Badge color="red">{t('schedule.registration.CANCELLED')}</Badge>}
              <dl className={classes.facts}>
                <dt>
                  <Clock size={18} aria-label={t('schedule.when')} />
                </dt>
                <dd>
                  {moment(schedule.startsAt)} – {isSameDay ? time(schedule.endsAt) : moment(schedule.endsAt)}
                </dd>
                {schedule.place && (
                  <>
                    <dt>
                      <MapPin size={18} aria-label={t('schedule.where')} />
                    </dt>
                    <dd>{schedule.place}</dd>
                  </>
                )}
                <dt>
                  <Wallet size={18} aria-label={t('schedule.fee')} />
                </dt>
                <dd>{schedule.fee ? money(schedule.fee) : t('schedule.free')}</dd>
              </dl>
              {schedule.description && <p className={cards.body}>{schedule.description}</p>}
              <div className={classes.host}>
                <Person person={host}>{t('schedule.host')}</Person>
                {schedule.icsUrl && (
                  <Button
                    component="a"
                    href={schedule.icsUrl}
                    variant="subtle"
                    size="compact-md"
                    leftSection={<CalendarPlus size={16} aria-hidden="true" />}
                  >
                    {t('schedule.toCalendar')}
                  </Button>
                )}
              </div>
            </article>
            <Part at={['schedule.viewerAttendance']}>
              <Seats schedule={schedule} isMember={isMember} />
            </Part>
            <People title={t('schedule.attendees')} people={attendees} />
            {waitlist.totalCount > 0 && <People title={t('schedule.waitlist')} people={waitlist} isOrdered />}
            {canCancel && schedule.cancelledAt === null && Date.parse(schedule.startsAt) > Date.now() && (
              <Confirm
                title={t('schedule.cancel')}
                text={t('schedule.cancelHint')}
                doIt={t('schedule.cancel')}
                run={() => cancel.run({ input: { id: schedule.id } })}
              >
                {(open) => (
                  <Button variant="subtle" color="red" onClick={open}>
                    {t('schedule.cancel')}
                  </Button>
                )}
              </Confirm>
            )}
          </div>
        );
      }}
    </Screen>
  );
}

interface PeopleProps {
  title: string;
  people: {
    totalCount: number;
    edges: readonly { node: { id: string; name: string; avatarUrl: string | null; mbti?: string | null } | null }[];
  };
  isOrdered?: boolean;
}

function People({ title, people, isOrdered = false }: PeopleProps) {
  const known = people.edges.flatMap(({ node }) => (node === null ? [] : [node]));
  return (
    <section className={cards.section}>
      <h2>
        {title} <span className={cards.quiet}>{people.totalCount}</span>
      </h2>
      {known.length > 0 && (
        <ul className={classes.people}>
          {known.map((person, index) => (
            <li key={person.id}>
              <Person person={person}>{isOrdered ? index + 1 : person.mbti}</Person>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
