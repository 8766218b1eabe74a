import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { Face } from '../../components/Person.tsx';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { RoomRow_roomFragment } from '../../generated/types.ts';

/** A room: whose it is, what was said last, how much I have not read. */
export function RoomRow(props: { room: Has<RoomRow_roomFragment> }) {
  const { t } = useTranslation();
  const room = read(props.room);
  const last = room.lastMessage;
  const speaker = room.kind === 'COMMUNITY' && last ? `${last.sender?.name ?? t('person.gone')}: ` : '';
  return (
    <ScreenLink to="chatRoom" params={{ roomId: room.id }} className={cards.item}>
      {room.kind === 'DIRECT' ? (
        <Face person={{ id: room.id, name: room.title, avatarUrl: room.imageUrl }} size={52} />
      ) : (
        <Picture src={room.imageUrl} alt="" className={cards.thumb} />
      )}
      <span className={cards.itemText}>
        <span className={cards.itemTitle}>
          {room.title} {room.isMuted && <BellOff size={14} aria-label={t('chat.muted')} />}
        </span>
        <span className={`${cards.quiet} ${cards.oneLine}`}>
          {last ? `${speaker}${last.text === '' ? t('chat.photo') : last.text}` : t('chat.nothingYet')}
        </span>
      </span>
      <span className={cards.quiet}>{last && <Ago at={last.sentAt} />}</span>
      {room.unreadCount > 0 && <span className={cards.dot}>{room.unreadCount > 99 ? '99+' : room.unreadCount}</span>}
    </ScreenLink>
  );
}
