import { ActionIcon, CloseButton, Textarea } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachButton } from '../../components/AttachButton.tsx';
import { Attachments } from '../../components/Attachments.tsx';
import cards from '../../components/cards.module.css';
import { useDraft } from '../../data/use-draft.ts';
import { usePhotoAttachments } from '../../data/use-photo-attachments.ts';
import classes from './chat-room.module.css';

/** The message that is being answered. */
export interface Quote {
  id: string;
  name: string;
  text: string;
}

interface Props {
  roomId: string;
  /** The room's club, whose album the photos go through; null where two talk, who alone see theirs. */
  communityId: string | null;
  quote: Quote | null;
  clearQuote: () => void;
  /** Nothing can be sent before what is live has been loaded. */
  isReady: boolean;
  /** To be called at each key. */
  typing: () => void;
  send: (text: string, photoIds: readonly string[]) => void;
}

/** Where I write. Enter sends, with Shift it is a new line; Enter that ends a Korean syllable is part of writing and sends nothing. */
export function Composer({ roomId, communityId, quote, clearQuote, isReady, typing, send }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useDraft(`room ${roomId}`);
  const attachments = usePhotoAttachments(
    `room ${roomId}`,
    communityId === null ? { purpose: 'MESSAGE', roomId } : { communityId },
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (quote) field.current?.focus();
  }, [quote]);
  const isEmpty = text.trim() === '' && attachments.photos.length === 0;
  const canSend = isReady && !isEmpty && !attachments.isBusy;
  const submit = () => {
    const said = text.trim();
    const photoIds = attachments.photos.map(({ id }) => id);
    if (!canSend) return;
    setText('');
    attachments.clear();
    send(said, photoIds);
    field.current?.focus();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {quote && (
        <div className={cards.spread}>
          <span className={`${cards.quiet} ${cards.oneLine}`}>
            {t('chat.replyingTo', { name: quote.name })}: {quote.text}
          </span>
          <CloseButton size="sm" aria-label={t('screen.cancel')} onClick={clearQuote} />
        </div>
      )}
      <Attachments attachments={attachments} />
      <div className={classes.line}>
        <AttachButton attachments={attachments} isSmall />
        <Textarea
          ref={field}
          className={classes.write}
          aria-label={t('chat.message')}
          placeholder={t('chat.message')}
          rows={Math.min(5, text.split('\n').length)}
          maxLength={5_000}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            typing();
          }}
          onKeyDown={(event) => {
            // Safari ends the composition before the key that did: there it still has the key code of composing, 229.
            const isComposing = event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
            if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
        <ActionIcon type="submit" size={42} radius="xl" aria-label={t('screen.send')} disabled={!canSend}>
          <SendHorizontal size={20} aria-hidden="true" />
        </ActionIcon>
      </div>
    </form>
  );
}
