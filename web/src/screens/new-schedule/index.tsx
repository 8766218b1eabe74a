import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { ScheduleFields } from '../../components/ScheduleFields.tsx';
import { ScreenTitle } from '../../components/Screen.tsx';
import { forgetSchedules } from '../../data/forget-schedules.ts';
import { NEW_SCHEDULE, scheduleInput } from '../../data/schedule-draft.ts';
import { useAction } from '../../data/use-action.ts';
import { useFormDraft } from '../../data/use-form-draft.ts';
import { CreateSchedule } from '../../generated/CreateSchedule.ts';

/** Planning a meet-up, for leader and staff. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { communityId = '' } = useParams();
  const draft = useFormDraft(`new-schedule ${communityId}`, NEW_SCHEDULE);
  const create = useAction(CreateSchedule);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { title } = draft.values;
    const { startsAt, endsAt, ...rest } = scheduleInput(draft.values);
    const input = { ...rest, communityId, title, startsAt: startsAt ?? '', endsAt: endsAt ?? '' };
    const done = await create.run({ input }, { isQuiet: true, update: (cache) => forgetSchedules(cache, communityId) });
    if (!done?.schedule) return;
    draft.clear();
    navigate(pathTo('schedule', { scheduleId: done.schedule.id }), { replace: true });
  };
  return (
    <div className={cards.screen}>
      <ScreenTitle>{t('calendar.plan')}</ScreenTitle>
      <form className={`${cards.card} ${cards.form}`} onSubmit={send}>
        <ScheduleFields draft={draft} action={create} />
        <Button type="submit" size="md" loading={create.isRunning}>
          {t('calendar.plan')}
        </Button>
      </form>
    </div>
  );
}
