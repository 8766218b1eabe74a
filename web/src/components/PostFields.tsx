import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/use-action.ts';
import cards from './cards.module.css';

interface Props {
  title: string;
  body: string;
  setTitle: (title: string) => void;
  setBody: (body: string) => void;
  /** How the action that sends it went. */
  action: { problemOf: (field: string) => Problem['message'] | undefined; general: string | undefined };
}

/** What a post says, where it is written and where it is changed. */
export function PostFields({ title, body, setTitle, setBody, action }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('post.title')}
        required
        maxLength={100}
        value={title}
        error={action.problemOf('title')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('post.body')}
        rows={10}
        value={body}
        error={action.problemOf('body')}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {action.general && (
        <p className={cards.problem} role="alert">
          {action.general}
        </p>
      )}
    </>
  );
}
