import type { ComponentProps } from 'react';
import { useIsWhole } from '../../components/use-is-whole.ts';
import { Comment } from './Comment.tsx';
import classes from './post.module.css';

interface Props extends Omit<ComponentProps<typeof Comment>, 'comment'> {
  comments: readonly (ComponentProps<typeof Comment>['comment'] & { id: string })[];
}

/** Comments that a phone shows below the post. */
const ON_A_SCREEN = 4;

/** The comments of a post, oldest first. */
export function Comments({ comments, ...props }: Props) {
  const isWhole = useIsWhole();
  return (
    <ol className={classes.comments}>
      {comments.slice(0, isWhole ? undefined : ON_A_SCREEN).map((comment) => (
        <li key={comment.id}>
          <Comment comment={comment} {...props} />
        </li>
      ))}
    </ol>
  );
}
