import { ActionIcon } from '@mantine/core';
import { Bell, BellOff, ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import cards from '../../components/cards.module.css';
import { Nothing, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { ChatRoomQuery } from '../../generated/ChatRoomQuery.ts';
import { MuteRoom } from '../../generated/MuteRoom.ts';
import type { Message_messageFragment } from '../../generated/types.ts';
import { Composer, type Quote } from './Composer.tsx';
import classes from './chat-room.module.css';
import { History } from './History.tsx';
import { useOutgoing } from './use-outgoing.ts';
import { useReadUpTo } from './use-read-up-to.ts';

export const query = ChatRoomQuery;
export const variables = ({ roomId = '' }: Record<string, string>) => ({ id: roomId });

/** A chat room: what was said, by day; who has read it; what I am saying. */
export function Component() {
  const { t } = useTranslation();
  const { roomId = '' } = useParams();
  const mute = useAction(MuteRoom);
  const outgoing = useOutgoing(roomId);
  const [quote, setQuote] = useState<Quote | null>(null);
  return (
    <Screen query={ChatRoomQuery} variables={{ id: roomId }}>
      {({ me, chatRoom }, { more }) => {
        if (chatRoom === null) return <Nothing at="chatRoom" />;
        if (me === null) return <Nothing at="me" />;
        const messages = chatRoom.messages.edges.map(({ node }) => read<Message_messageFragment>(node));
        const { hasPreviousPage } = chatRoom.messages.pageInfo;
        const setMuted = (isMuted: boolean) =>
          mute.run(
            { input: { roomId, isMuted } },
            {
              optimistic: {
                muteRoom: { room: { __typename: 'ChatRoom', id: roomId, isMuted } as never, userErrors: [] },
              },
            },
          );
        return (
          <div className={classes.room}>
            <header className={classes.header}>
              <ScreenLink to="chatList" className={classes.back} aria-label={t('chat.back')}>
                <ChevronLeft aria-hidden="true" />
              </ScreenLink>
              <div className={classes.name}>
                <ScreenTitle>{chatRoom.title}</ScreenTitle>
                <span className={cards.quiet}>
                  {chatRoom.kind === 'COMMUNITY'
                    ? t('chat.people', {
                        count: chatRoom.members.totalCount,
                        online: chatRoom.members.edges.filter(({ isOnline }) => isOnline).length,
                      })
                    : t('chat.direct')}
                </span>
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-pressed={chatRoom.isMuted}
                aria-label={t('chat.mute')}
                onClick={() => setMuted(!chatRoom.isMuted)}
              >
                {chatRoom.isMuted ? <BellOff size={20} aria-hidden="true" /> : <Bell size={20} aria-hidden="true" />}
              </ActionIcon>
            </header>
            <ReadMark
              roomId={roomId}
              viewerId={me.id}
              lastSeq={messages.at(-1)?.seq ?? 0}
              readSeq={chatRoom.viewerLastReadSeq}
              unread={chatRoom.isMuted ? 0 : chatRoom.unreadCount}
            />
            <History
              messages={messages}
              outgoing={outgoing.waiting}
              retry={outgoing.retry}
              drop={outgoing.drop}
              viewerId={me.id}
              readSeq={chatRoom.viewerLastReadSeq}
              readers={chatRoom.members.edges}
              {...(hasPreviousPage ? { earlier: () => more({ beforeSeq: messages[0]?.seq }) } : {})}
              quote={(message) =>
                setQuote({ id: message.id, name: message.sender?.name ?? t('person.gone'), text: message.text })
              }
            />
            <Composer
              roomId={roomId}
              quote={quote}
              clearQuote={() => setQuote(null)}
              send={(text) => {
                outgoing.send(text, quote?.id);
                setQuote(null);
              }}
            />
          </div>
        );
      }}
    </Screen>
  );
}

/** Tells the platform how far I have read, once I have seen it. */
function ReadMark(props: Parameters<typeof useReadUpTo>[0]) {
  useReadUpTo(props);
  return null;
}
