import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { CreateSchedule } from '../../generated/CreateSchedule.ts';

const EMPTY = { title: '', description: '', startsAt: '', endsAt: '', place: '', fee: '', capacity: '' };

/** Planning a meet-up, for leader and staff. Times are the reader's. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { communityId = '' } = useParams();
  const [draft, setDraft] = useState(EMPTY);
  const create = useAction(CreateSchedule);
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    error: create.problemOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      communityId,
      title: draft.title,
      description: draft.description || null,
      startsAt: new Date(draft.startsAt).toISOString(),
      endsAt: new Date(draft.endsAt).toISOString(),
      place: draft.place || null,
      fee: draft.fee === '' ? null : { amount: Number(draft.fee), currency: 'KRW' },
      capacity: draft.capacity === '' ? null : Number(draft.capacity),
    };
    const done = await create.run(
      { input },
      {
        isQuiet: true,
        // Which lists of dates it belongs to, the platform knows.
        update: (cache) =>
          void cache.evict({
            id: cache.identify({ __typename: 'Community', id: communityId }) ?? '',
            fieldName: 'schedules',
          }),
      },
    );
    if (done?.schedule) navigate(pathTo('schedule', { scheduleId: done.schedule.id }), { replace: true });
  };
  return (
    <div className={cards.screen}>
      <ScreenTitle>{t('calendar.plan')}</ScreenTitle>
      <form className={`${cards.card} ${cards.form}`} onSubmit={send}>
        <TextInput label={t('post.title')} required maxLength={100} {...field('title')} />
        <TextInput label={t('schedule.starts')} type="datetime-local" required {...field('startsAt')} />
        <TextInput
          label={t('schedule.ends')}
          type="datetime-local"
          required
          min={draft.startsAt}
          {...field('endsAt')}
        />
        <TextInput label={t('schedule.where')} {...field('place')} />
        <TextInput
          label={t('schedule.capacity')}
          description={t('schedule.capacityHint')}
          type="number"
          min={1}
          {...field('capacity')}
        />
        <TextInput label={t('schedule.feeInWon')} type="number" min={0} {...field('fee')} />
        <Textarea label={t('post.body')} rows={5} {...field('description')} />
        {create.general && (
          <p className={cards.problem} role="alert">
            {create.general}
          </p>
        )}
        <Button type="submit" size="md" loading={create.isRunning}>
          {t('calendar.plan')}
        </Button>
      </form>
    </div>
  );
}
