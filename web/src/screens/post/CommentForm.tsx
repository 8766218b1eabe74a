import { Button, CloseButton, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import type { Has } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { useDraft } from '../../data/use-draft.ts';
import { AddComment } from '../../generated/AddComment.ts';
import type { Comment_commentFragment } from '../../generated/types.ts';
import { addToComments } from './add-to-comments.ts';
import type { ReplyTarget } from './Comment.tsx';
import classes from './post.module.css';

/** The id of the field, for the way there past all comments. */
export const COMMENT_FIELD = 'comment-field';

interface Props {
  postId: string;
  commentCount: number;
  viewer: { id: string; name: string; avatarUrl: string | null };
  replyTo: ReplyTarget | null;
  clearReply: () => void;
}

/** Says something: it stands there at once; when the platform does not take it, it is back in the field, with the reason. */
export function CommentForm({ postId, commentCount, viewer, replyTo, clearReply }: Props) {
  const { t } = useTranslation();
  const [body, setBody] = useDraft(`comment ${postId}`);
  const [failed, setFailed] = useState<string | null>(null);
  const add = useAction(AddComment);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo]);

  const send = async () => {
    const said = body.trim();
    if (said === '') return;
    setBody('');
    setFailed(null);
    const target = replyTo;
    clearReply();
    const comment = {
      __typename: 'Comment' as const,
      id: `sending ${Date.now()}`,
      body: said,
      isDeleted: false,
      createdAt: new Date().toISOString(),
      likeCount: 0,
      viewerHasLiked: false,
      author: { __typename: 'User', ...viewer },
      replies: { __typename: 'CommentConnection', totalCount: 0, edges: [] },
    };
    const post = { __typename: 'Post', id: postId, commentCount: commentCount + 1 };
    const done = await add.run(
      { input: { postId, body: said, ...(target ? { replyToId: target.id } : {}) } },
      {
        isQuiet: true,
        optimistic: {
          addComment: { comment: comment as unknown as Has<Comment_commentFragment>, post, userErrors: [] },
        },
        update: (cache, payload) =>
          addToComments(cache, {
            postId,
            replyToId: target?.id,
            comment: payload.comment as unknown as { id: string },
          }),
      },
    );
    if (done !== null) return;
    setBody(said);
    setFailed(t('post.commentFailed'));
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {replyTo && (
        <span className={cards.spread}>
          <span className={cards.quiet}>{t('post.replyingTo', { name: replyTo.name })}</span>
          <CloseButton size="sm" aria-label={t('screen.cancel')} onClick={clearReply} />
        </span>
      )}
      {failed && (
        <p className={cards.problem} role="alert">
          {add.problems[0]?.message ?? failed}
        </p>
      )}
      <div className={classes.line}>
        <Textarea
          ref={field}
          id={COMMENT_FIELD}
          aria-label={t('post.comment')}
          placeholder={t('post.comment')}
          rows={body.includes('\n') ? 3 : 1}
          maxLength={2_000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Button type="submit" disabled={body.trim() === ''}>
          {failed ? t('screen.retry') : t('screen.send')}
        </Button>
      </div>
    </form>
  );
}
