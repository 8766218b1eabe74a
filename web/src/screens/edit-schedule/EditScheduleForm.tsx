import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { SaveOrLeave } from '../../components/SaveOrLeave.tsx';
import { ScheduleFields } from '../../components/ScheduleFields.tsx';
import { showToast } from '../../components/toasts.ts';
import { forgetSchedules } from '../../data/forget-schedules.ts';
import { type Has, read } from '../../data/fragments.ts';
import { draftOf, scheduleInput } from '../../data/schedule-draft.ts';
import { useAction } from '../../data/use-action.ts';
import { useFormDraft } from '../../data/use-form-draft.ts';
import type { EditScheduleForm_scheduleFragment } from '../../generated/types.ts';
import { UpdateSchedule } from '../../generated/UpdateSchedule.ts';

interface Props {
  schedule: Has<EditScheduleForm_scheduleFragment>;
  communityId: string | undefined;
}

/** A meet-up as it is, to be changed; what is not changed is not sent. */
export function EditScheduleForm(props: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const schedule = read<EditScheduleForm_scheduleFragment>(props.schedule);
  const { currency } = schedule.fee ?? { currency: 'KRW' };
  const update = useAction(UpdateSchedule);
  const draft = useFormDraft(`schedule ${schedule.id}`, draftOf(schedule));
  const isChanged = Object.keys(draft.changes).length > 0;
  const goBack = () => navigate(pathTo('schedule', { scheduleId: schedule.id }), { replace: true });
  const leave = () => {
    draft.clear();
    goBack();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const done = await update.run(
      { input: { id: schedule.id, ...scheduleInput(draft.changes, currency) } },
      { isQuiet: true, update: (cache) => props.communityId && forgetSchedules(cache, props.communityId) },
    );
    if (done === null) return;
    showToast({ text: t('screen.saved') });
    leave();
  };
  return (
    <form className={`${cards.card} ${cards.form}`} onSubmit={save}>
      <ScheduleFields draft={draft} currency={currency} action={update} />
      <SaveOrLeave isSaving={update.isRunning} isChanged={isChanged} onLeave={leave} />
    </form>
  );
}
