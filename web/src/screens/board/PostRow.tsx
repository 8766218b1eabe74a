import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { PostCounts } from '../../components/PostCounts.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { PostRow_postFragment } from '../../generated/types.ts';

/** A post in a list. */
export function PostRow(props: { post: Has<PostRow_postFragment> }) {
  const { t } = useTranslation();
  const post = read(props.post);
  const [photo] = post.photos;
  return (
    <ScreenLink to="post" params={{ postId: post.id }} className={cards.item}>
      <span className={cards.itemText}>
        <span className={cards.row}>
          <Badge size="sm" variant={post.isPinned ? 'filled' : 'light'} color={post.isPinned ? 'teal' : 'gray'}>
            {post.isPinned ? t('board.pinned') : t(`board.names.${post.board}`)}
          </Badge>
        </span>
        <span className={cards.itemTitle}>{post.title}</span>
        <span className={`${cards.quiet} ${cards.oneLine}`}>{post.excerpt}</span>
        <PostCounts post={post} />
      </span>
      {photo && <Picture src={photo.thumbnailUrl} alt="" className={cards.thumb} />}
    </ScreenLink>
  );
}
