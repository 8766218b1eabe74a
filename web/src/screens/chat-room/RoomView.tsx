import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../components/toasts.ts';
import type { ChatRoomQuery, Message_messageFragment } from '../../generated/types.ts';
import { useRoom } from '../../realtime/use-room.ts';
import { Composer, type Quote } from './Composer.tsx';
import classes from './chat-room.module.css';
import { History } from './History.tsx';
import { RoomHeader } from './RoomHeader.tsx';
import { Typing } from './Typing.tsx';
import { useReadUpTo } from './use-read-up-to.ts';

interface Props {
  viewerId: string;
  room: NonNullable<ChatRoomQuery['chatRoom']>;
  messages: readonly Message_messageFragment[];
  earlier?: () => Promise<unknown>;
}

/** The room as it is now, from its header down to where I write. */
export function RoomView({ viewerId, room, messages, earlier }: Props) {
  const { t } = useTranslation();
  const [quote, setQuote] = useState<Quote | null>(null);
  const lastSeq = messages.at(-1)?.seq ?? room.lastSeq;
  const live = useRoom({
    roomId: room.id,
    viewerId,
    lastSeq,
    onEnd: () => showToast({ text: t('chat.ended', { room: room.title }), isProblem: true, stays: true }),
  });
  useReadUpTo(live.room, { lastSeq, readSeq: room.viewerLastReadSeq });
  const shown = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  return (
    <div className={classes.room}>
      <RoomHeader room={room} />
      <History
        messages={messages}
        outgoing={live.outgoing.filter(({ clientMessageId }) => !shown.has(clientMessageId))}
        retry={live.retry}
        discard={live.discard}
        viewerId={viewerId}
        readSeq={room.viewerLastReadSeq}
        readers={room.members.edges}
        canReport={room.community !== null}
        {...(earlier ? { earlier } : {})}
        quote={(message) =>
          setQuote({ id: message.id, name: message.sender?.name ?? t('person.gone'), text: message.text })
        }
      />
      <Typing names={live.typists} />
      <Composer
        roomId={room.id}
        communityId={room.community?.id ?? null}
        quote={quote}
        clearQuote={() => setQuote(null)}
        isReady={live.room !== null}
        typing={() => live.room?.typing()}
        send={(text, photoIds) => {
          live.room?.send({ text, replyToId: quote?.id ?? null, photoIds });
          setQuote(null);
        }}
      />
    </div>
  );
}
