import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Nothing, Problem, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { mayManageSchedule } from '../../data/may-manage-schedule.ts';
import { EditScheduleQuery } from '../../generated/EditScheduleQuery.ts';
import { EditScheduleForm } from './EditScheduleForm.tsx';

export const query = EditScheduleQuery;
export const variables = ({ scheduleId = '' }: Record<string, string>) => ({ id: scheduleId });

/** Changing a meet-up, for leader, staff and its own host, until it is over or called off. */
export function Component() {
  const { t } = useTranslation();
  const { scheduleId = '' } = useParams();
  return (
    <Screen query={EditScheduleQuery} variables={{ id: scheduleId }}>
      {({ me, schedule }) => {
        if (schedule === null) return <Nothing at="schedule" />;
        const { community } = schedule;
        if (!mayManageSchedule(schedule, me?.id))
          return <Problem title={t('editSchedule.notYours')} text={t('editSchedule.notYoursHint')} />;
        if (schedule.cancelledAt !== null || Date.parse(schedule.endsAt) <= Date.now())
          return <Problem title={t('editSchedule.over')} text={t('editSchedule.overHint')} />;
        return (
          <div className={cards.screen}>
            {community && <ClubTrail community={community} />}
            <ScreenTitle>{t('editSchedule.title')}</ScreenTitle>
            <EditScheduleForm schedule={schedule} communityId={community?.id} />
          </div>
        );
      }}
    </Screen>
  );
}
