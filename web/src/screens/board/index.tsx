import { Button } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { VARIABLES } from '../../app/screen-variables.ts';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { More } from '../../components/More.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { BoardQuery } from '../../generated/BoardQuery.ts';
import type { Board } from '../../generated/types.ts';
import { PostRow } from './PostRow.tsx';

const BOARDS: readonly (Board | null)[] = [null, 'NOTICE', 'FREE', 'INTRODUCTION', 'REVIEW', 'QUESTION'];

export const query = BoardQuery;
export const variables = VARIABLES.board;

/** The boards of a club, page by page. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const board = BOARDS.find((name) => name === params.get('board')) ?? null;
  return (
    <Screen query={BoardQuery} variables={{ communityId, board }}>
      {({ community }, { more }) => {
        if (community === null) return <Nothing at="community" />;
        const { posts } = community;
        return (
          <div className={cards.screen}>
            <ClubTrail community={community} />
            <div className={cards.head}>
              <ScreenTitle>{t('board.title')}</ScreenTitle>
              {community.viewerMembership?.status === 'ACTIVE' && (
                <Button
                  component={Link}
                  to={`${pathTo('newPost', { communityId })}${board ? `?board=${board}` : ''}`}
                  leftSection={<PenLine size={16} aria-hidden="true" />}
                >
                  {t('board.write')}
                </Button>
              )}
            </div>
            <fieldset className={`${cards.chips} ${cards.strip}`} aria-label={t('board.boards')}>
              {BOARDS.map((name) => (
                <button
                  key={name}
                  type="button"
                  className={cards.chip}
                  aria-pressed={name === board}
                  onClick={() => setParams(name ? { board: name } : {}, { replace: true, preventScrollReset: true })}
                >
                  {t(`board.names.${name ?? 'ALL'}`)}
                </button>
              ))}
            </fieldset>
            <Part at={['community.posts']}>
              {posts?.edges.length === 0 ? (
                <Empty title={t('board.none')} text={t('board.noneHint')} />
              ) : (
                <ul className={cards.list}>
                  {posts?.edges.map(({ node }) => (
                    <li key={node.id}>
                      <PostRow post={node} />
                    </li>
                  ))}
                </ul>
              )}
              <More
                hasMore={posts?.pageInfo.hasNextPage ?? false}
                load={() => more({ after: posts?.pageInfo.endCursor })}
              />
            </Part>
          </div>
        );
      }}
    </Screen>
  );
}
