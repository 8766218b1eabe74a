import { ActionIcon } from '@mantine/core';
import { Bell, BellOff, ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { useAction } from '../../data/use-action.ts';
import { MuteRoom } from '../../generated/MuteRoom.ts';
import type { ChatRoomQuery } from '../../generated/types.ts';
import { useIsConnected } from '../../realtime/use-is-connected.ts';
import classes from './chat-room.module.css';

/** Whose room it is, who is there, and whether what is shown is of now. */
export function RoomHeader({ room }: { room: NonNullable<ChatRoomQuery['chatRoom']> }) {
  const { t } = useTranslation();
  const mute = useAction(MuteRoom);
  const isConnected = useIsConnected();
  const { id, kind, title, isMuted, members } = room;
  const setMuted = (isMuted: boolean) =>
    mute.run(
      { input: { roomId: id, isMuted } },
      { optimistic: { muteRoom: { room: { __typename: 'ChatRoom', id, isMuted } as never, userErrors: [] } } },
    );
  const people =
    kind === 'COMMUNITY'
      ? t('chat.people', {
          count: members.totalCount,
          online: members.edges.filter(({ isOnline }) => isOnline).length,
        })
      : t('chat.direct');
  return (
    <header className={classes.header}>
      <ScreenLink to="chatList" className={classes.back} aria-label={t('chat.back')}>
        <ChevronLeft aria-hidden="true" />
      </ScreenLink>
      <div className={classes.name}>
        <ScreenTitle>{title}</ScreenTitle>
        <span className={cards.quiet} role="status">
          {isConnected ? people : t('chat.reconnecting')}
        </span>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-pressed={isMuted}
        aria-label={t('chat.mute')}
        onClick={() => setMuted(!isMuted)}
      >
        {isMuted ? <BellOff size={20} aria-hidden="true" /> : <Bell size={20} aria-hidden="true" />}
      </ActionIcon>
    </header>
  );
}
