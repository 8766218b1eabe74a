import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { LikeButton } from '../../components/LikeButton.tsx';
import { Face } from '../../components/Person.tsx';
import { ReportButton } from '../../components/ReportButton.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { DeleteComment } from '../../generated/DeleteComment.ts';
import type { Comment_commentFragment } from '../../generated/types.ts';
import classes from './post.module.css';

/** The comment that is being answered, and whose it is. */
export interface ReplyTarget {
  id: string;
  name: string;
}

interface Props {
  comment: Has<Comment_commentFragment>;
  viewerId: string | undefined;
  isStaff: boolean;
  reply?: (target: ReplyTarget) => void;
}

type Said = Omit<Comment_commentFragment, 'replies' | ' $fragmentName'>;

/** A comment and the answers to it. */
export function Comment(props: Props) {
  const { replies, ...comment } = read(props.comment);
  return (
    <>
      <OneComment {...props} said={comment} answers={comment.id} />
      {replies.edges.length > 0 && (
        <ol className={classes.replies}>
          {replies.edges.map(({ node }) => (
            <li key={node.id}>
              <OneComment {...props} said={node} answers={comment.id} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function OneComment({
  said,
  answers,
  viewerId,
  isStaff,
  reply,
}: Omit<Props, 'comment'> & { said: Said; answers: string }) {
  const { t } = useTranslation();
  const remove = useAction(DeleteComment);
  const { author } = said;
  if (said.isDeleted) return <p className={cards.quiet}>{t('post.deletedComment')}</p>;
  return (
    <div className={classes.comment}>
      <Face person={author} size={36} />
      <span>
        {author ? (
          <ScreenLink to="profile" params={{ userId: author.id }} className={cards.all}>
            {author.name}
          </ScreenLink>
        ) : (
          t('person.gone')
        )}{' '}
        <span className={cards.quiet}>
          <Ago at={said.createdAt} />
        </span>
      </span>
      <p className={classes.said}>{said.body}</p>
      <div className={classes.tools}>
        <LikeButton kind="Comment" {...said} />
        {reply && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => reply({ id: answers, name: author?.name ?? t('person.gone') })}
          >
            {t('post.reply')}
          </Button>
        )}
        {reply && !isStaff && author !== null && author.id !== viewerId && <ReportButton subjectId={said.id} />}
        {(isStaff || (author !== null && author.id === viewerId)) && (
          <Confirm
            title={t('post.deleteComment')}
            text={t('post.deleteCommentHint')}
            doIt={t('screen.delete')}
            run={() =>
              remove.run(
                { input: { id: said.id } },
                {
                  update: (cache) =>
                    cache.modify({
                      id: cache.identify({ __typename: 'Comment', id: said.id }) ?? '',
                      fields: { isDeleted: () => true },
                    }),
                },
              )
            }
          >
            {(open) => (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
                {t('screen.delete')}
              </Button>
            )}
          </Confirm>
        )}
      </div>
    </div>
  );
}
