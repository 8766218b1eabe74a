import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { Face } from '../../components/Person.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { NotificationRow_notificationFragment } from '../../generated/types.ts';
import classes from './notifications.module.css';
import { screenOf } from './screen-of.ts';

interface Props {
  notification: Has<NotificationRow_notificationFragment>;
  markRead: (ids: string[]) => void;
}

/** What happened, and the way there. Going there is having read it. */
export function NotificationRow(props: Props) {
  const { t } = useTranslation();
  const { cache } = useApolloClient();
  const notification = read(props.notification);
  const isUnread = notification.readAt === null;
  const onClick = () => {
    if (!isUnread) return;
    cache.modify({
      id: cache.identify({ __typename: 'Notification', id: notification.id }) ?? '',
      fields: { readAt: () => new Date().toISOString() },
    });
    props.markRead([notification.id]);
  };
  return (
    <Link to={screenOf(notification.link)} className={cards.item} data-unread={isUnread || undefined} onClick={onClick}>
      <Face person={notification.actor} />
      <span className={cards.itemText}>
        <span className={isUnread ? classes.unread : ''}>{notification.text}</span>
        <span className={cards.quiet}>{notification.createdAt !== null && <Ago at={notification.createdAt} />}</span>
      </span>
      {isUnread && (
        <span className={classes.dot}>
          <span className={classes.hidden}>{t('notifications.unread')}</span>
        </span>
      )}
    </Link>
  );
}
