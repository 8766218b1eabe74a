import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Nothing, Problem, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { EditCommunityQuery } from '../../generated/EditCommunityQuery.ts';
import { EditClubForm } from './EditClubForm.tsx';

export const query = EditCommunityQuery;
export const variables = ({ communityId = '' }: Record<string, string>) => ({ id: communityId });

/** Changing what a club says of itself and whom it lets in, for its leader. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  return (
    <Screen query={EditCommunityQuery} variables={{ id: communityId }}>
      {({ community, interests }) => {
        if (community === null) return <Nothing at="community" />;
        const { viewerMembership } = community;
        if (viewerMembership?.status !== 'ACTIVE' || viewerMembership.role !== 'LEADER')
          return <Problem title={t('editClub.notYours')} text={t('editClub.notYoursHint')} />;
        return (
          <div className={cards.screen}>
            <ClubTrail community={community} />
            <ScreenTitle>{t('editClub.title')}</ScreenTitle>
            <EditClubForm community={community} interests={interests} />
          </div>
        );
      }}
    </Screen>
  );
}
