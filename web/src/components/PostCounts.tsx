import { Heart, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { count } from '../i18n/format.ts';
import { Ago } from './Ago.tsx';
import classes from './PostCounts.module.css';

interface Props {
  post: {
    createdAt: string;
    likeCount: number | null;
    commentCount: number;
    author?: { name: string } | null;
  };
}

/** Who wrote it, when, and how it was taken. */
export function PostCounts({ post }: Props) {
  const { t } = useTranslation();
  return (
    <span className={classes.counts}>
      {'author' in post && <span>{post.author?.name ?? t('person.gone')}</span>}
      <Ago at={post.createdAt} />
      <span className={classes.pair}>
        <Heart size={13} aria-label={t('like.likes')} />
        {count(post.likeCount ?? 0)}
      </span>
      <span className={classes.pair}>
        <MessageSquare size={13} aria-label={t('post.comments')} />
        {count(post.commentCount)}
      </span>
    </span>
  );
}
