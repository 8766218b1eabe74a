import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.ts';
import { Like } from '../generated/Like.ts';
import { Unlike } from '../generated/Unlike.ts';
import { count } from '../i18n/format.ts';
import classes from './LikeButton.module.css';

interface Props {
  kind: 'Post' | 'Comment' | 'Photo';
  id: string;
  likeCount: number | null;
  viewerHasLiked: boolean | null;
}

/** A heart that answers at once; when the platform says no, it goes back and says why. */
export function LikeButton({ kind, id, likeCount, viewerHasLiked }: Props) {
  const { t } = useTranslation();
  const like = useAction(Like);
  const unlike = useAction(Unlike);
  const hasLiked = viewerHasLiked === true;
  const onClick = () => {
    const subject = {
      __typename: kind,
      id,
      likeCount: Math.max(0, (likeCount ?? 0) + (hasLiked ? -1 : 1)),
      viewerHasLiked: !hasLiked,
    };
    const input = { subjectId: id };
    if (hasLiked) void unlike.run({ input }, { optimistic: { unlike: { subject, userErrors: [] } } });
    else void like.run({ input }, { optimistic: { like: { subject, userErrors: [] } } });
  };
  return (
    <button
      type="button"
      className={classes.like}
      aria-pressed={hasLiked}
      aria-label={t('like.label', { count: likeCount ?? 0 })}
      onClick={onClick}
    >
      <Heart size={18} fill={hasLiked ? 'currentColor' : 'none'} aria-hidden="true" />
      <span aria-hidden="true">{count(likeCount ?? 0)}</span>
    </button>
  );
}
