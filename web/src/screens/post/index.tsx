import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { VARIABLES } from '../../app/screen-variables.ts';
import { Ago } from '../../components/Ago.tsx';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { LikeButton } from '../../components/LikeButton.tsx';
import { More } from '../../components/More.tsx';
import { Person } from '../../components/Person.tsx';
import { PhotoList } from '../../components/PhotoList.tsx';
import { Nothing, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { PostQuery } from '../../generated/PostQuery.ts';
import type { ReplyTarget } from './Comment.tsx';
import { COMMENT_FIELD, CommentForm } from './CommentForm.tsx';
import { Comments } from './Comments.tsx';
import { Poll } from './Poll.tsx';
import { PostMenu } from './PostMenu.tsx';
import classes from './post.module.css';

export const query = PostQuery;
export const variables = VARIABLES.post;

/** A post with its comments and replies. */
export function Component() {
  const { t } = useTranslation();
  const { postId = '' } = useParams();
  const [replyTo, setReplyTo] = useState<ReplyTarget | null>(null);
  return (
    <Screen query={PostQuery} variables={{ id: postId }}>
      {({ me, post }, { more }) => {
        if (post === null) return <Nothing at="post" />;
        const membership = post.community?.viewerMembership;
        const isMember = membership?.status === 'ACTIVE';
        const isStaff = isMember && membership?.role !== 'MEMBER';
        return (
          <div className={cards.screen}>
            {post.community && <ClubTrail community={post.community} />}
            <article className={cards.card}>
              <div className={cards.spread}>
                <div className={cards.row}>
                  {post.isPinned && <Badge>{t('board.pinned')}</Badge>}
                  {!(post.isPinned && post.board === 'NOTICE') && (
                    <Badge variant="light" color="gray">
                      {t(`board.names.${post.board}`)}
                    </Badge>
                  )}
                </div>
                <PostMenu
                  post={post}
                  canEdit={post.viewerCanEdit}
                  canDelete={post.viewerCanEdit || isStaff}
                  canPin={isStaff}
                  canReport={isMember}
                  communityId={post.community?.id}
                />
              </div>
              <div className={classes.heading}>
                <ScreenTitle>{post.title}</ScreenTitle>
              </div>
              <Person person={post.author}>
                <Ago at={post.createdAt} />
                {post.editedAt && ` · ${t('post.edited')}`}
              </Person>
              <p className={`${cards.body} ${classes.text}`}>{post.body}</p>
              {post.photos.length > 0 && (
                <PhotoList photos={post.photos} className={classes.photos} photoClassName={classes.photo} />
              )}
              {post.poll && <Poll poll={post.poll} canVote={isMember} />}
              <LikeButton kind="Post" {...post} />
            </article>
            <section className={cards.section} aria-label={t('post.comments')}>
              <div className={cards.head}>
                <h2>
                  {t('post.comments')} <span className={cards.quiet}>{post.commentCount}</span>
                </h2>
                {isMember && (
                  // By keyboard there are several stops at each comment, and the list goes on by itself.
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => document.getElementById(COMMENT_FIELD)?.focus()}
                  >
                    {t('post.toForm')}
                  </Button>
                )}
              </div>
              {post.comments.edges.length === 0 && <p className={cards.quiet}>{t('post.noComments')}</p>}
              <Comments
                comments={post.comments.edges.map(({ node }) => node)}
                viewerId={me?.id}
                isStaff={isStaff}
                {...(isMember ? { reply: setReplyTo } : {})}
              />
              <More
                hasMore={post.comments.pageInfo.hasNextPage}
                load={() => more({ after: post.comments.pageInfo.endCursor })}
              />
            </section>
            {me && isMember ? (
              <CommentForm
                postId={post.id}
                commentCount={post.commentCount}
                viewer={me}
                replyTo={replyTo}
                clearReply={() => setReplyTo(null)}
              />
            ) : (
              <p className={cards.quiet}>{t('post.membersOnly')}</p>
            )}
          </div>
        );
      }}
    </Screen>
  );
}
