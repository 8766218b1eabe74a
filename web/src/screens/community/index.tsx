import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { VARIABLES } from '../../app/screen-variables.ts';
import cards from '../../components/cards.module.css';
import { Faces, Person } from '../../components/Person.tsx';
import { Nothing, Part, Screen } from '../../components/Screen.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { CommunityQuery } from '../../generated/CommunityQuery.ts';
import { ClubHeader } from './ClubHeader.tsx';
import { ClubNavigation } from './ClubNavigation.tsx';
import { Notices } from './Notices.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { RecentPosts } from './RecentPosts.tsx';
import { RoomCard } from './RoomCard.tsx';
import { Schedules } from './Schedules.tsx';

export const query = CommunityQuery;
export const variables = VARIABLES.community;

/** Club home: the screen that costs 7 to 10 calls elsewhere. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  return (
    <Screen query={CommunityQuery} variables={{ id: communityId }} skeleton={<ScreenSkeleton withCover rows={4} />}>
      {({ me, community }) => {
        if (community === null) return <Nothing at="community" />;
        const { members, leader } = community;
        const people = members?.edges.flatMap(({ node }) => (node === null ? [] : [node])) ?? [];
        const isActive = community.viewerMembership?.status === 'ACTIVE';
        return (
          <div className={cards.screen}>
            <ClubHeader community={community} isSignedIn={me !== null} />
            <ClubNavigation communityId={community.id} role={isActive ? community.viewerMembership?.role : null} />
            <Part at={['community.notices']}>
              <Notices community={community} />
            </Part>
            <Part at={['community.chatRoom']}>
              <RoomCard community={community} />
            </Part>
            <Part at={['community.schedules']}>
              <Schedules community={community} />
            </Part>
            <Part at={['community.recentPosts']}>
              <RecentPosts community={community} />
            </Part>
            <Part at={['community.photos']}>
              <PhotoStrip community={community} />
            </Part>
            <section className={cards.section}>
              <h2>{t('club.about')}</h2>
              <div className={cards.card}>
                <p className={cards.body}>{community.introduction}</p>
                <div className={cards.spread}>
                  <Person person={leader}>{t('role.LEADER')}</Person>
                  <Faces people={people} total={members?.totalCount ?? 0} />
                </div>
              </div>
            </section>
          </div>
        );
      }}
    </Screen>
  );
}
