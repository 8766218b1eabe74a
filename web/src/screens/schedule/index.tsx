import { Badge, Button } from '@mantine/core';
import { CalendarPlus, Clock, MapPin, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { VARIABLES } from '../../app/screen-variables.ts';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Person } from '../../components/Person.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { mayManageSchedule } from '../../data/may-manage-schedule.ts';
import { ScheduleQuery } from '../../generated/ScheduleQuery.ts';
import { moment, money, time } from '../../i18n/format.ts';
import { Attendees } from './Attendees.tsx';
import { Running } from './Running.tsx';
import { Seats } from './Seats.tsx';
import classes from './schedule.module.css';
import { WaitingLine } from './WaitingLine.tsx';

export const query = ScheduleQuery;
export const variables = VARIABLES.schedule;

/** A meet-up with its seats, who goes, and who waits. */
export function Component() {
  const { t } = useTranslation();
  const { scheduleId = '' } = useParams();
  return (
    <Screen query={ScheduleQuery} variables={{ id: scheduleId }}>
      {({ me, schedule }, screen) => {
        if (schedule === null) return <Nothing at="schedule" />;
        const { community, host } = schedule;
        const isMember = community?.viewerMembership?.status === 'ACTIVE';
        const isManager = mayManageSchedule(schedule, me?.id);
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
              <Seats schedule={schedule} isMember={isMember} lookAgain={screen.retry} />
            </Part>
            <Attendees schedule={schedule} isManager={isManager} />
            <WaitingLine schedule={schedule} />
            {isManager && schedule.cancelledAt === null && Date.parse(schedule.endsAt) > Date.now() && (
              <Running scheduleId={schedule.id} communityId={community?.id} />
            )}
          </div>
        );
      }}
    </Screen>
  );
}
