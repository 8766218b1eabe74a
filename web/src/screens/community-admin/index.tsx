import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { VARIABLES } from '../../app/screen-variables.ts';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Nothing, Part, Problem, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { CommunityAdminQuery } from '../../generated/CommunityAdminQuery.ts';
import { count } from '../../i18n/format.ts';
import { Banned } from './Banned.tsx';
import { CloseClub } from './CloseClub.tsx';
import { Invites } from './Invites.tsx';
import { JoinRequests } from './JoinRequests.tsx';
import { Members } from './Members.tsx';
import { Reports } from './Reports.tsx';

export const query = CommunityAdminQuery;
export const variables = VARIABLES.admin;

/** Running a club: who waits to be let in, who does what, what was reported. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  return (
    <Screen query={CommunityAdminQuery} variables={{ id: communityId }}>
      {({ me, community }) => {
        if (community === null) return <Nothing at="community" />;
        const membership = community.viewerMembership;
        if (membership?.status !== 'ACTIVE' || membership.role === 'MEMBER')
          return <Problem title={t('admin.notYours')} text={t('admin.notYoursHint')} />;
        return (
          <div className={cards.screen}>
            <ClubTrail community={community} />
            <ScreenTitle>{t('admin.title')}</ScreenTitle>
            <div className={cards.row}>
              <Badge variant="light">{t(`admin.visibility.${community.visibility ?? 'PUBLIC'}`)}</Badge>
              <Badge variant="light">{t(`club.policy.${community.joinPolicy ?? 'OPEN'}`)}</Badge>
              <Badge variant="light">
                {community.memberLimit === null
                  ? t('club.members', { count: community.memberCount ?? 0, shown: count(community.memberCount ?? 0) })
                  : t('club.membersOf', {
                      shown: count(community.memberCount ?? 0),
                      limit: count(community.memberLimit),
                    })}
              </Badge>
            </div>
            {membership.role === 'LEADER' && (
              <div>
                <Button variant="default" component={Link} to={pathTo('editCommunity', { communityId })}>
                  {t('editClub.title')}
                </Button>
              </div>
            )}
            <Part at={['community.joinRequests']}>
              <JoinRequests community={community} />
            </Part>
            <Part at={['community.reports']}>
              <Reports community={community} />
            </Part>
            <Part at={['community.members']}>
              <Members community={community} viewerId={me?.id} isLeader={membership.role === 'LEADER'} />
            </Part>
            <Part at={['community.invites']}>
              <Invites community={community} />
            </Part>
            <Part at={['community.bannedMembers']}>
              <Banned community={community} />
            </Part>
            {membership.role === 'LEADER' && <CloseClub community={community} />}
          </div>
        );
      }}
    </Screen>
  );
}
