import { useQuery } from '@apollo/client/react';
import { Button, Loader, NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SharedClubsQuery } from '../generated/SharedClubsQuery.ts';
import cards from './cards.module.css';

interface Props {
  userId: string;
  /** Null while none is chosen. */
  communityId: string | null;
  choose: (communityId: string | null) => void;
  problem: string | undefined;
}

/** The club whose leader and staff are to look at a report of a person: one that both are in. The first stands there from the start. */
export function ReportedClub({ userId, communityId, choose, problem }: Props) {
  const { t } = useTranslation();
  const { data, loading, error, refetch } = useQuery(SharedClubsQuery, {
    variables: { id: userId },
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  const clubs = (data?.user?.memberships?.edges ?? []).flatMap(({ node }) =>
    node?.viewerMembership?.status === 'ACTIVE' ? [node] : [],
  );
  const [first] = clubs;
  const firstId = first?.id;
  useEffect(() => {
    if (communityId === null && firstId !== undefined) choose(firstId);
  }, [communityId, firstId, choose]);
  if (loading)
    return (
      <p role="status">
        <Loader size="xs" aria-label={t('screen.loading')} />
      </p>
    );
  if (error)
    return (
      <div className={cards.row} role="alert">
        <span className={cards.problem}>{t('problem.unreachable')}</span>
        <Button size="compact-sm" variant="light" onClick={() => void refetch()}>
          {t('screen.retry')}
        </Button>
      </div>
    );
  if (first === undefined) return <p className={cards.quiet}>{t('report.noSharedClub')}</p>;
  return (
    <NativeSelect
      label={t('report.club')}
      description={t('report.clubHint')}
      value={communityId ?? first.id}
      data={clubs.map(({ id, name }) => ({ value: id, label: name }))}
      error={problem}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
