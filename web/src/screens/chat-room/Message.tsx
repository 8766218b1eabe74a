import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '../../components/Person.tsx';
import { PhotoList } from '../../components/PhotoList.tsx';
import { useAction } from '../../data/use-action.ts';
import { React as ReactToMessage } from '../../generated/React.ts';
import type { Message_messageFragment } from '../../generated/types.ts';
import { time } from '../../i18n/format.ts';
import classes from './chat-room.module.css';
import { MessageEditor } from './MessageEditor.tsx';
import { MessageTools } from './MessageTools.tsx';

const EMOJI = ['👍', '❤️', '😂', '😮', '🙏'];

interface Props {
  message: Message_messageFragment;
  isMine: boolean;
  /** The same person goes on speaking. */
  follows: boolean;
  unreadBy: number;
  quote: (message: Message_messageFragment) => void;
  canReport: boolean;
}

/** Something somebody said, with what can be done about it. */
export function Message({ message, isMine, follows, unreadBy, quote, canReport }: Props) {
  const { t } = useTranslation();
  const react = useAction(ReactToMessage);
  const [isEditing, setEditing] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const toggle = (emoji: string) => {
    setChoosing(false);
    const hasReacted = !message.reactions.some((reaction) => reaction.emoji === emoji && reaction.viewerHasReacted);
    void react.run({ input: { messageId: message.id, emoji, hasReacted } });
  };
  return (
    <div className={isMine ? classes.mine : classes.theirs} data-follows={follows || undefined}>
      {!isMine && <div className={classes.face}>{!follows && <Face person={message.sender} size={36} />}</div>}
      <div className={classes.said}>
        {!isMine && !follows && <span className={classes.sender}>{message.sender?.name ?? t('person.gone')}</span>}
        {message.isDeleted ? (
          <div className={classes.bubble}>
            <em>{t('chat.deleted')}</em>
          </div>
        ) : isEditing ? (
          <MessageEditor message={message} close={() => setEditing(false)} />
        ) : (
          <>
            {(message.text !== '' || message.replyTo) && (
              <div className={classes.bubble}>
                {message.replyTo && (
                  <span className={classes.quoted}>
                    <strong>{message.replyTo.sender?.name ?? t('person.gone')}</strong> {message.replyTo.text}
                  </span>
                )}
                {message.text}
              </div>
            )}
            {message.photos.length > 0 && (
              <PhotoList photos={message.photos} className={classes.photos} photoClassName={classes.photo} />
            )}
          </>
        )}
        {message.reactions.length > 0 && (
          <div className={classes.reactions}>
            {message.reactions.map(({ emoji, count, viewerHasReacted }) => (
              <button
                key={emoji}
                type="button"
                aria-pressed={viewerHasReacted}
                aria-label={t('chat.reaction', { emoji, count })}
                onClick={() => toggle(emoji)}
              >
                {emoji} {count}
              </button>
            ))}
          </div>
        )}
        {isChoosing && (
          <div className={classes.reactions}>
            {EMOJI.map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-label={t('chat.reactWith', { emoji })}
                onClick={() => toggle(emoji)}
              >
                {emoji}
              </button>
            ))}
          </div>
        )}
      </div>
      <span className={classes.meta}>
        {unreadBy > 0 && (
          <span className={classes.readers} title={t('chat.unreadBy', { count: unreadBy })}>
            {unreadBy}
          </span>
        )}
        <time dateTime={message.sentAt}>{time(message.sentAt)}</time>
        {message.editedAt && !message.isDeleted && <span>{t('post.edited')}</span>}
      </span>
      {!message.isDeleted && (
        <MessageTools
          message={message}
          isMine={isMine}
          isChoosing={isChoosing}
          choose={() => setChoosing(!isChoosing)}
          edit={() => setEditing(true)}
          quote={() => quote(message)}
          canReport={canReport && !isMine && message.sender !== null}
        />
      )}
    </div>
  );
}
