import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScheduleDraft } from '../data/schedule-draft.ts';
import type { Action } from '../data/use-action.ts';
import type { FormDraft } from '../data/use-form-draft.ts';
import cards from './cards.module.css';

interface Props {
  draft: FormDraft<ScheduleDraft>;
  /** What the fee is in. */
  currency?: string;
  /** How the action that sends it went. */
  action: Pick<Action<never, never>, 'problemOf' | 'general'>;
}

/** What a meet-up is, where it is planned and where it is changed. Times are the reader's. */
export function ScheduleFields({ draft, currency = 'KRW', action }: Props) {
  const { t } = useTranslation();
  const { values } = draft;
  const field = (name: keyof ScheduleDraft) => ({
    value: values[name],
    error: action.problemOf(name),
    onChange: (event: { currentTarget: { value: string } }) => draft.change(name, event.currentTarget.value),
  });
  return (
    <>
      <TextInput label={t('post.title')} required maxLength={100} {...field('title')} />
      <TextInput label={t('schedule.starts')} type="datetime-local" required {...field('startsAt')} />
      <TextInput label={t('schedule.ends')} type="datetime-local" required min={values.startsAt} {...field('endsAt')} />
      <TextInput label={t('schedule.where')} maxLength={200} {...field('place')} />
      <TextInput
        label={t('schedule.capacity')}
        description={t('schedule.capacityHint')}
        type="number"
        min={1}
        max={10_000}
        {...field('capacity')}
      />
      <TextInput
        label={currency === 'KRW' ? t('schedule.feeInWon') : `${t('schedule.fee')} (${currency})`}
        type="number"
        min={0}
        {...field('fee')}
        error={action.problemOf('amount') ?? action.problemOf('currency')}
      />
      <TextInput
        label={t('schedule.opens')}
        description={t('schedule.opensHint')}
        type="datetime-local"
        {...field('registrationOpensAt')}
      />
      <TextInput
        label={t('schedule.closes')}
        description={t('schedule.closesHint')}
        type="datetime-local"
        {...field('registrationClosesAt')}
      />
      <Textarea label={t('post.body')} rows={5} maxLength={4_000} {...field('description')} />
      {action.general && (
        <p className={cards.problem} role="alert">
          {action.general}
        </p>
      )}
    </>
  );
}
