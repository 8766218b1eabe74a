import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { MyClubs_meFragment } from '../../generated/types.ts';
import classes from './home.module.css';

/** The clubs I am in, with what I have not read in their rooms. */
export function MyClubs(props: { me: Has<MyClubs_meFragment> }) {
  const { t } = useTranslation();
  const clubs = read(props.me).memberships?.edges.flatMap(({ node }) => (node === null ? [] : [node])) ?? [];
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('home.myClubs')}</h2>
        <ScreenLink to="newCommunity" className={cards.all}>
          {t('home.newClub')}
        </ScreenLink>
      </div>
      {clubs.length === 0 ? (
        <Empty title={t('home.noClubs')} text={t('home.noClubsHint')} />
      ) : (
        <ul className={classes.mine}>
          {clubs.map((club) => {
            const unread = club.chatRoom?.unreadCount ?? 0;
            return (
              <li key={club.id}>
                <ScreenLink to="community" params={{ communityId: club.id }} className={classes.mineClub}>
                  <Picture src={club.coverUrl} alt="" className={classes.mineCover} />
                  {unread > 0 && (
                    <span className={`${cards.dot} ${classes.unread}`}>
                      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
                    </span>
                  )}
                  <span className={classes.mineName}>{club.name}</span>
                </ScreenLink>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
