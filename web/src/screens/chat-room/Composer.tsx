import { ActionIcon, CloseButton, Textarea } from '@mantine/core';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { useDraft } from '../../data/use-draft.ts';
import classes from './chat-room.module.css';

/** The message that is being answered. */
export interface Quote {
  id: string;
  name: string;
  text: string;
}

interface Props {
  roomId: string;
  quote: Quote | null;
  clearQuote: () => void;
  /** Nothing can be sent before what is live has been loaded. */
  isReady: boolean;
  /** To be called at each key. */
  typing: () => void;
  send: (text: string) => void;
}

/** Where I write. Enter sends, with Shift it is a new line; Enter that ends a Korean syllable is part of writing and sends nothing. */
export function Composer({ roomId, quote, clearQuote, isReady, typing, send }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useDraft(`room ${roomId}`);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (quote) field.current?.focus();
  }, [quote]);
  const submit = () => {
    const said = text.trim();
    if (said === '' || !isReady) return;
    setText('');
    send(said);
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
      <div className={classes.line}>
        <Textarea
          ref={field}
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
        <ActionIcon
          type="submit"
          size={42}
          radius="xl"
          aria-label={t('screen.send')}
          disabled={text.trim() === '' || !isReady}
        >
          <SendHorizontal size={20} aria-hidden="true" />
        </ActionIcon>
      </div>
    </form>
  );
}
