import { Button } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWhole } from '../../components/use-is-whole.ts';
import type { Message_messageFragment } from '../../generated/types.ts';
import { day } from '../../i18n/format.ts';
import type { Outgoing } from '../../realtime/use-room.ts';
import classes from './chat-room.module.css';
import { Message } from './Message.tsx';
import { OutgoingMessage } from './OutgoingMessage.tsx';

interface Props {
  messages: readonly Message_messageFragment[];
  outgoing: readonly Outgoing[];
  retry: (clientMessageId: string) => void;
  discard: (clientMessageId: string) => void;
  viewerId: string;
  readSeq: number;
  readers: readonly { lastReadSeq: number; node: { id: string } | null }[];
  earlier?: () => Promise<unknown>;
  quote: (message: Message_messageFragment) => void;
  /** The room is a club's: there is somebody to tell. */
  canReport: boolean;
}

/** As close to the end as counts as being there, in pixels. */
const NEAR = 120;
/** Messages that a phone shows. */
const ON_A_SCREEN = 12;

/** What was said, oldest first; it stays where one reads when earlier messages come, and follows the newest when one is there. */
export function History(props: Props) {
  const { outgoing, viewerId, readers, earlier } = props;
  const { t } = useTranslation();
  const isWhole = useIsWhole();
  const messages = isWhole ? props.messages : props.messages.slice(-ON_A_SCREEN);
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ firstSeq: 0, height: 0, isAtEnd: true });
  const [isAtEnd, setAtEnd] = useState(true);
  const [isLoading, setLoading] = useState(false);
  // Where reading stopped when the room was opened; the mark itself moves on.
  const [unreadAfter] = useState(props.readSeq);
  const firstSeq = messages[0]?.seq ?? 0;
  const firstUnread = messages.find(({ seq, sender }) => seq > unreadAfter && sender?.id !== viewerId)?.seq;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new moves what is shown
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const { firstSeq: known, height, isAtEnd: wasAtEnd } = before.current;
    if (known > firstSeq && !wasAtEnd) box.scrollTop += box.scrollHeight - height;
    else if (wasAtEnd) box.scrollTop = box.scrollHeight;
    before.current = { firstSeq, height: box.scrollHeight, isAtEnd: wasAtEnd };
  }, [messages.length, outgoing.length, firstSeq]);

  const onScroll = () => {
    const box = scroller.current;
    if (box === null) return;
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    before.current = { ...before.current, height: box.scrollHeight, isAtEnd: isNear };
    if (isNear !== isAtEnd) setAtEnd(isNear);
    if (box.scrollTop < NEAR && earlier && !isLoading) {
      setLoading(true);
      void earlier().finally(() => setLoading(false));
    }
  };
  return (
    <div className={classes.history}>
      <div
        className={classes.scroller}
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label={t('chat.history')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
        tabIndex={0}
      >
        {messages.map((message, index) => {
          const last = messages[index - 1];
          const isNewDay = !last || new Date(last.sentAt).toDateString() !== new Date(message.sentAt).toDateString();
          const follows =
            !isNewDay &&
            last?.sender?.id === message.sender?.id &&
            Date.parse(message.sentAt) - Date.parse(last.sentAt) < 300_000;
          const unreadBy = readers.filter(
            ({ node, lastReadSeq }) => node?.id !== message.sender?.id && lastReadSeq < message.seq,
          ).length;
          return (
            <Fragment key={message.id}>
              {isNewDay && <p className={classes.day}>{day(message.sentAt)}</p>}
              {message.seq === firstUnread && <p className={classes.unread}>{t('chat.unreadFromHere')}</p>}
              <Message
                message={message}
                isMine={message.sender?.id === viewerId}
                follows={follows}
                unreadBy={unreadBy}
                quote={props.quote}
                canReport={props.canReport}
              />
            </Fragment>
          );
        })}
        {outgoing.map((message) => (
          <OutgoingMessage
            key={message.clientMessageId}
            message={message}
            retry={props.retry}
            discard={props.discard}
          />
        ))}
      </div>
      {!isAtEnd && (
        <Button
          className={classes.jump}
          size="xs"
          radius="xl"
          leftSection={<ArrowDown size={14} aria-hidden="true" />}
          onClick={() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'smooth' })}
        >
          {t('chat.latest')}
        </Button>
      )}
    </div>
  );
}
