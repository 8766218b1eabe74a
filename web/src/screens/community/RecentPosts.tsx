import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { PostCounts } from '../../components/PostCounts.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { RecentPosts_communityFragment } from '../../generated/types.ts';

/** What was written lately. */
export function RecentPosts(props: { community: Has<RecentPosts_communityFragment> }) {
  const { t } = useTranslation();
  const { id, recentPosts } = read(props.community);
  const edges = recentPosts?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('club.recentPosts')}</h2>
        <ScreenLink to="board" params={{ communityId: id }} className={cards.all}>
          {t('screen.all')}
        </ScreenLink>
      </div>
      <ul className={cards.list}>
        {edges.map(({ node }) => (
          <li key={node.id}>
            <ScreenLink to="post" params={{ postId: node.id }} className={cards.item}>
              <span className={cards.itemText}>
                <span className={cards.itemTitle}>{node.title}</span>
                <span className={`${cards.quiet} ${cards.oneLine}`}>{node.excerpt}</span>
                <PostCounts post={node} />
              </span>
            </ScreenLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
