import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { Bookmarks_meFragment } from '../../generated/types.ts';
import { count } from '../../i18n/format.ts';

/** The clubs I keep in mind. */
export function Bookmarks(props: { me: Has<Bookmarks_meFragment> }) {
  const { t } = useTranslation();
  const { bookmarks } = read(props.me);
  const clubs = bookmarks?.edges.flatMap(({ node }) => (node === null ? [] : [node])) ?? [];
  return (
    <section className={cards.section}>
      <h2>{t('myPage.bookmarks')}</h2>
      {clubs.length === 0 ? (
        <p className={cards.quiet}>{t('myPage.noBookmarks')}</p>
      ) : (
        <ul className={cards.list}>
          {clubs.map((club) => (
            <li key={club.id}>
              <ScreenLink to="community" params={{ communityId: club.id }} className={cards.item}>
                <Picture src={club.coverUrl} alt="" className={cards.thumb} />
                <span className={cards.itemText}>
                  <span className={cards.itemTitle}>{club.name}</span>
                  <span className={cards.quiet}>
                    {[
                      club.interest?.name,
                      t('club.members', { count: club.memberCount ?? 0, shown: count(club.memberCount ?? 0) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </ScreenLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
