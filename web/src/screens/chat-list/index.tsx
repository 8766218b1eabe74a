import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { SignInFirst } from '../../components/SignInFirst.tsx';
import { ChatListQuery } from '../../generated/ChatListQuery.ts';
import { RoomRow } from './RoomRow.tsx';

export const query = ChatListQuery;

/** All my rooms, the newest word first. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Screen query={ChatListQuery} variables={{}}>
      {({ me }) => {
        if (me === null) return <SignInFirst title={t('chat.title')} />;
        const rooms = me.chatRooms?.edges ?? [];
        return (
          <div className={cards.screen}>
            <ScreenTitle>{t('chat.title')}</ScreenTitle>
            <Part at={['me.chatRooms', 'me']}>
              {rooms.length === 0 ? (
                <Empty title={t('chat.none')} text={t('chat.noneHint')} />
              ) : (
                <ul className={cards.list}>
                  {rooms.map(({ node }) => (
                    <li key={node.id}>
                      <RoomRow room={node} />
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
