import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { RoomCard_communityFragment } from '../../generated/types.ts';

/** The club's room: what was said last, and how much I have not read. */
export function RoomCard(props: { community: Has<RoomCard_communityFragment> }) {
  const { t } = useTranslation();
  const { chatRoom } = read(props.community);
  if (chatRoom === null) return null;
  const { lastMessage, unreadCount } = chatRoom;
  return (
    <div className={cards.list}>
      <ScreenLink to="chatRoom" params={{ roomId: chatRoom.id }} className={cards.item}>
        <MessageCircle aria-hidden="true" />
        <span className={cards.itemText}>
          <span className={cards.itemTitle}>{t('club.room')}</span>
          {lastMessage && (
            <span className={`${cards.quiet} ${cards.oneLine}`}>
              {lastMessage.sender?.name ?? t('person.gone')}: {lastMessage.text}
            </span>
          )}
        </span>
        <span className={cards.quiet}>{lastMessage && <Ago at={lastMessage.sentAt} />}</span>
        {unreadCount > 0 && <span className={cards.dot}>{unreadCount > 99 ? '99+' : unreadCount}</span>}
      </ScreenLink>
    </div>
  );
}
