import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { More } from '../../components/More.tsx';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { SignInFirst } from '../../components/SignInFirst.tsx';
import { useAction } from '../../data/use-action.ts';
import { MarkNotificationsRead } from '../../generated/MarkNotificationsRead.ts';
import { NotificationsQuery } from '../../generated/NotificationsQuery.ts';
import { NotificationRow } from './NotificationRow.tsx';

export const query = NotificationsQuery;

/** The notification feed. */
export function Component() {
  const { t } = useTranslation();
  const markRead = useAction(MarkNotificationsRead);
  return (
    <Screen query={NotificationsQuery} variables={{}}>
      {({ me }, { more }) => {
        if (me === null) return <SignInFirst title={t('notifications.title')} />;
        const unread = me.unreadNotificationCount ?? 0;
        const edges = me.notifications?.edges ?? [];
        const markAll = () =>
          markRead.run(
            { input: {} },
            {
              optimistic: {
                markNotificationsRead: { user: { id: me.id, unreadNotificationCount: 0 }, userErrors: [] },
              },
              update: (cache) => {
                const readAt = new Date().toISOString();
                for (const { node } of edges)
                  cache.modify({
                    id: cache.identify({ __typename: 'Notification', id: node.id }) ?? '',
                    fields: { readAt: (known) => known ?? readAt },
                  });
              },
            },
          );
        return (
          <div className={cards.screen}>
            <div className={cards.head}>
              <ScreenTitle>{t('notifications.title')}</ScreenTitle>
              {unread > 0 && (
                <Button variant="subtle" size="compact-md" onClick={markAll}>
                  {t('notifications.markAll')}
                </Button>
              )}
            </div>
            <Part at={['me.notifications']}>
              {edges.length === 0 ? (
                <Empty title={t('notifications.none')} text={t('notifications.noneHint')} />
              ) : (
                <ul className={cards.list}>
                  {edges.map(({ node }) => (
                    <li key={node.id}>
                      <NotificationRow
                        notification={node}
                        markRead={(ids) => void markRead.run({ input: { ids } }, { isQuiet: true })}
                      />
                    </li>
                  ))}
                </ul>
              )}
              <More
                hasMore={me.notifications?.pageInfo.hasNextPage ?? false}
                load={() => more({ after: me.notifications?.pageInfo.endCursor })}
              />
            </Part>
          </div>
        );
      }}
    </Screen>
  );
}
