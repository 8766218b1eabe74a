import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { VARIABLES } from '../../app/screen-variables.ts';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { Face } from '../../components/Person.tsx';
import { Picture } from '../../components/Picture.tsx';
import { PostCounts } from '../../components/PostCounts.tsx';
import { ReportButton } from '../../components/ReportButton.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { useAction } from '../../data/use-action.ts';
import { BlockUser } from '../../generated/BlockUser.ts';
import { OpenDirectRoom } from '../../generated/OpenDirectRoom.ts';
import { ProfileQuery } from '../../generated/ProfileQuery.ts';
import { UnblockUser } from '../../generated/UnblockUser.ts';
import { count, date } from '../../i18n/format.ts';

export const query = ProfileQuery;
export const variables = VARIABLES.profile;

/** Somebody's profile, or mine. */
export function Component() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const navigate = useNavigate();
  const [block, unblock, open] = [useAction(BlockUser), useAction(UnblockUser), useAction(OpenDirectRoom)];
  const write = async () => {
    const done = await open.run({ input: { userId } });
    if (done?.room) navigate(pathTo('chatRoom', { roomId: done.room.id }));
  };
  return (
    <Screen query={ProfileQuery} variables={{ id: userId }}>
      {({ me, user }) => {
        if (user === null) return <Nothing at="user" />;
        const isMe = me?.id === user.id;
        return (
          <div className={cards.screen}>
            <div className={`${cards.card} ${cards.section}`}>
              <div className={cards.item}>
                <Face person={user} size={76} />
                <div className={cards.itemText}>
                  <ScreenTitle>{user.name}</ScreenTitle>
                  <p className={cards.quiet}>
                    {[user.region, user.joinedAt && t('profile.since', { date: date(user.joinedAt) })]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
              </div>
              {user.bio && <p className={cards.body}>{user.bio}</p>}
              <div className={cards.row}>
                {user.mbti && <Badge variant="outline">{user.mbti}</Badge>}
                {user.interests?.map(({ id, name }) => (
                  <Badge key={id} variant="light">
                    {name}
                  </Badge>
                ))}
              </div>
              {isMe ? (
                <Button component={Link} to={pathTo('myPage')} variant="default">
                  {t('profile.mine')}
                </Button>
              ) : (
                me && (
                  <div className={cards.row}>
                    {!user.viewerHasBlocked && (
                      <Button loading={open.isRunning} onClick={write}>
                        {t('profile.write')}
                      </Button>
                    )}
                    {user.viewerHasBlocked ? (
                      <Button
                        variant="default"
                        loading={unblock.isRunning}
                        onClick={() => unblock.run({ input: { userId } })}
                      >
                        {t('profile.unblock')}
                      </Button>
                    ) : (
                      <Confirm
                        title={t('profile.block')}
                        text={t('profile.blockHint', { name: user.name })}
                        doIt={t('profile.block')}
                        run={() => block.run({ input: { userId } })}
                      >
                        {(ask) => (
                          <Button variant="subtle" color="gray" onClick={ask}>
                            {t('profile.block')}
                          </Button>
                        )}
                      </Confirm>
                    )}
                    <ReportButton subjectId={userId} />
                  </div>
                )
              )}
            </div>
            <section className={cards.section}>
              <h2>{t('profile.clubs')}</h2>
              <Part at={['user.memberships']}>
                {user.memberships?.edges.length === 0 && <p className={cards.quiet}>{t('profile.noClubs')}</p>}
                <ul className={cards.list}>
                  {user.memberships?.edges.map(
                    ({ role, node }) =>
                      node && (
                        <li key={node.id}>
                          <ScreenLink to="community" params={{ communityId: node.id }} className={cards.item}>
                            <Picture src={node.coverUrl} alt="" className={cards.thumb} />
                            <span className={cards.itemText}>
                              <span className={cards.itemTitle}>{node.name}</span>
                              <span className={cards.quiet}>
                                {t('club.members', {
                                  count: node.memberCount ?? 0,
                                  shown: count(node.memberCount ?? 0),
                                })}
                              </span>
                            </span>
                            {role !== 'MEMBER' && <Badge variant="light">{t(`role.${role}`)}</Badge>}
                          </ScreenLink>
                        </li>
                      ),
                  )}
                </ul>
              </Part>
            </section>
            <section className={cards.section}>
              <h2>{t('profile.posts')}</h2>
              <Part at={['user.posts']}>
                {user.posts?.edges.length === 0 && <p className={cards.quiet}>{t('profile.noPosts')}</p>}
                <ul className={cards.list}>
                  {user.posts?.edges.map(({ node }) => (
                    <li key={node.id}>
                      <ScreenLink to="post" params={{ postId: node.id }} className={cards.item}>
                        <span className={cards.itemText}>
                          <span className={cards.itemTitle}>{node.title}</span>
                          <span className={`${cards.quiet} ${cards.oneLine}`}>{node.community?.name}</span>
                          <PostCounts post={node} />
                        </span>
                      </ScreenLink>
                    </li>
                  ))}
                </ul>
              </Part>
            </section>
          </div>
        );
      }}
    </Screen>
  );
}
