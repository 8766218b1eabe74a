import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { useAction } from '../../data/use-action.ts';
import { EditMessage } from '../../generated/EditMessage.ts';
import type { Message_messageFragment } from '../../generated/types.ts';

/** A message of mine that I change in its place. */
export function MessageEditor({ message, close }: { message: Message_messageFragment; close: () => void }) {
  const { t } = useTranslation();
  const edit = useAction(EditMessage);
  const [text, setText] = useState(message.text);
  const save = async () => {
    if (await edit.run({ input: { id: message.id, text: text.trim() } })) close();
  };
  return (
    <form
      className={cards.section}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        aria-label={t('screen.edit')}
        rows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className={cards.row}>
        <Button size="compact-sm" type="submit" loading={edit.isRunning} disabled={text.trim() === ''}>
          {t('screen.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
          {t('screen.cancel')}
        </Button>
      </span>
    </form>
  );
}
