import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outgoing } from '../../realtime/use-room.ts';
import classes from './chat-room.module.css';

interface Props {
  message: Outgoing;
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
}

/** What I have said and the room does not show by itself yet: on its way, or refused and why. */
export function OutgoingMessage({ message, retry, discard }: Props) {
  const { t } = useTranslation();
  const { clientMessageId, text, photoIds, state, failure } = message;
  return (
    <div className={classes.mine}>
      <div className={classes.bubble} data-waiting={state === 'sending' || undefined}>
        {text}
        {photoIds.length > 0 && <em className={classes.photoCount}>{t('chat.photos', { count: photoIds.length })}</em>}
      </div>
      {state === 'failed' ? (
        <span className={classes.meta} role="alert">
          {failure?.message ?? t('chat.failed')}
          <Button size="compact-xs" variant="light" onClick={() => retry(clientMessageId)}>
            {t('screen.retry')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => discard(clientMessageId)}>
            {t('screen.delete')}
          </Button>
        </span>
      ) : (
        <span className={classes.meta}>{t(state === 'sent' ? 'chat.sent' : 'chat.sending')}</span>
      )}
    </div>
  );
}
