import { CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { More } from '../../components/More.tsx';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { ExploreQuery } from '../../generated/ExploreQuery.ts';
import { count } from '../../i18n/format.ts';
import { ClubRow } from './ClubRow.tsx';

/** Between the last key and the search, in milliseconds. */
const PAUSE_MS = 250;

export const query = ExploreQuery;
export const variables = () => ask('', null);

const ask = (text: string, interestId: string | null) => ({
  interestId,
  text: text === '' ? null : text,
  withPosts: text !== '',
});

/** Search as you type, and interests to choose from. What was searched stands in the address, so that going back finds it again. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const interestId = params.get('interest');
  useEffect(() => {
    if (settled === (params.get('q') ?? '')) return;
    setParams(
      (before) => {
        if (settled === '') before.delete('q');
        else before.set('q', settled);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [settled, params, setParams]);
  const choose = (id: string | null) =>
    setParams(
      (before) => {
        if (id === null) before.delete('interest');
        else before.set('interest', id);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );

  return (
    <div className={cards.screen}>
      <ScreenTitle>{t('explore.title')}</ScreenTitle>
      <TextInput
        type="search"
        size="md"
        aria-label={t('explore.search')}
        placeholder={t('explore.placeholder')}
        leftSection={<Search size={18} aria-hidden="true" />}
        rightSection={text && <CloseButton aria-label={t('explore.clear')} onClick={() => setText('')} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Screen query={ExploreQuery} variables={ask(settled, interestId)} skeleton={<Waiting />}>
        {({ interests, communities, posts }, { more }) => (
          <>
            <Part at="interests">
              <fieldset className={`${cards.chips} ${cards.strip}`} aria-label={t('explore.interests')}>
                {interests?.map(({ id, name }) => (
                  <button
                    key={id}
                    type="button"
                    className={cards.chip}
                    aria-pressed={id === interestId}
                    onClick={() => choose(id === interestId ? null : id)}
                  >
                    {name}
                  </button>
                ))}
              </fieldset>
            </Part>
            <section className={cards.section}>
              <h2 aria-live="polite">
                {t('explore.clubs')} <span className={cards.quiet}>{count(communities?.totalCount ?? 0)}</span>
              </h2>
              <Part at="communities">
                {communities?.edges.length === 0 ? (
                  <Empty title={t('explore.none')} text={t('explore.noneHint')} />
                ) : (
                  <ul className={cards.list}>
                    {communities?.edges.map(({ node }) => (
                      <li key={node.id}>
                        <ClubRow community={node} />
                      </li>
                    ))}
                  </ul>
                )}
                <More
                  hasMore={communities?.pageInfo.hasNextPage ?? false}
                  load={() => more({ after: communities?.pageInfo.endCursor })}
                />
              </Part>
            </section>
            {settled !== '' && (
              <Part at="posts">
                {posts && posts.edges.length > 0 && (
                  <section className={cards.section}>
                    <h2>{t('explore.posts')}</h2>
                    <ul className={cards.list}>
                      {posts.edges.map(({ node }) => (
                        <li key={node.id}>
                          <ScreenLink to="post" params={{ postId: node.id }} className={cards.item}>
                            <span className={cards.itemText}>
                              <span className={cards.itemTitle}>{node.title}</span>
                              <span className={`${cards.quiet} ${cards.oneLine}`}>{node.excerpt}</span>
                              <span className={cards.quiet}>
                                {node.community?.name} · {node.author?.name ?? t('person.gone')} ·{' '}
                                <Ago at={node.createdAt} />
                              </span>
                            </span>
                          </ScreenLink>
                        </li>
                      ))}
                    </ul>
                  </section>
                )}
              </Part>
            )}
          </>
        )}
      </Screen>
    </div>
  );
}

function Waiting() {
  return (
    <div className={cards.screen}>
      <Skeleton height={38} radius="xl" />
      <ScreenSkeleton rows={7} />
    </div>
  );
}
