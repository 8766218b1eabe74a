import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { SignInFirst } from '../../components/SignInFirst.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { ChatListQuery } from '../../generated/ChatListQuery.ts';
import type { RoomRow_roomFragment } from '../../generated/types.ts';
import { RoomRow } from './RoomRow.tsx';

export const query = ChatListQuery;

/** All my rooms, the newest word first. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Screen query={ChatListQuery} variables={{}}>
      {({ me }) => {
        if (me === null) return <SignInFirst title={t('chat.title')} />;
        const rooms = newestFirst((me.chatRooms?.edges ?? []).map(({ node }) => node));
        return (
          <div className={cards.screen}>
            <ScreenTitle>{t('chat.title')}</ScreenTitle>
            <Part at={['me.chatRooms', 'me']}>
              {rooms.length === 0 ? (
                <Empty title={t('chat.none')} text={t('chat.noneHint')} />
              ) : (
                <ul className={cards.list}>
                  {rooms.map((room) => (
                    <li key={room.id}>
                      <RoomRow room={room} />
                    </li>
                  ))}
                </ul>
              )}
            </Part>
          </div>
        );
      }}
    </Screen>
  );
}

/** As the platform has them; and what was said since moves a room up at once. */
function newestFirst<Room extends Has<RoomRow_roomFragment>>(rooms: readonly Room[]): Room[] {
  const saidAt = (room: Room) => Date.parse(read<RoomRow_roomFragment>(room).lastMessage?.sentAt ?? '') || 0;
  return rooms.toSorted((a, b) => saidAt(b) - saidAt(a));
}
