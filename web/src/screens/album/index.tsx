import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { VARIABLES } from '../../app/screen-variables.ts';
import { ClubTrail } from '../../components/ClubTrail.tsx';
import cards from '../../components/cards.module.css';
import { Empty } from '../../components/Empty.tsx';
import { More } from '../../components/More.tsx';
import { Picture } from '../../components/Picture.tsx';
import { Nothing, Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { read } from '../../data/fragments.ts';
import { useViewerId } from '../../data/use-viewer-id.ts';
import { AlbumQuery } from '../../generated/AlbumQuery.ts';
import type { Photo_photoFragment } from '../../generated/types.ts';
import classes from './album.module.css';
import { Uploads } from './Uploads.tsx';
import { Viewer } from './Viewer.tsx';

export const query = AlbumQuery;
export const variables = VARIABLES.album;

/** The album of a club: the newest first, each in full at a press. */
export function Component() {
  const { t } = useTranslation();
  const { communityId = '' } = useParams();
  const [shown, setShown] = useState<number | null>(null);
  const viewerId = useViewerId();
  return (
    <Screen query={AlbumQuery} variables={{ communityId }}>
      {({ community }, { more }) => {
        if (community === null) return <Nothing at="community" />;
        const { photos, viewerMembership } = community;
        const isMember = viewerMembership?.status === 'ACTIVE';
        const canDelete = isMember && (viewerMembership.role === 'LEADER' || viewerMembership.role === 'STAFF');
        const all = photos?.edges.map(({ node }) => read<Photo_photoFragment>(node)) ?? [];
        return (
          <div className={cards.screen}>
            <ClubTrail community={community} />
            <div className={cards.head}>
              <ScreenTitle>{t('album.title')}</ScreenTitle>
              <span className={cards.quiet}>{t('album.count', { count: photos?.totalCount ?? 0 })}</span>
            </div>
            {isMember && <Uploads communityId={communityId} />}
            <Part at={['community.photos']}>
              {all.length === 0 ? (
                <Empty title={t('album.none')} text={t('album.noneHint')} />
              ) : (
                <ul className={classes.grid}>
                  {all.map((photo, index) => (
                    <li key={photo.id}>
                      <button
                        type="button"
                        className={classes.tile}
                        aria-label={photo.caption ?? t('album.photo', { number: index + 1 })}
                        onClick={() => setShown(index)}
                      >
                        <Picture src={photo.thumbnailUrl} alt="" className={classes.picture} />
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              <More
                hasMore={photos?.pageInfo.hasNextPage ?? false}
                load={() => more({ after: photos?.pageInfo.endCursor })}
              />
            </Part>
            {shown !== null && all[shown] && (
              <Viewer
                photo={all[shown]}
                number={shown + 1}
                total={photos?.totalCount ?? 0}
                close={() => setShown(null)}
                communityId={communityId}
                canDelete={canDelete || (isMember && all[shown].uploader?.id === viewerId)}
                canReport={
                  isMember && !canDelete && all[shown].uploader !== null && all[shown].uploader.id !== viewerId
                }
                {...(shown > 0 ? { before: () => setShown(shown - 1) } : {})}
                {...(shown < all.length - 1 ? { next: () => setShown(shown + 1) } : {})}
              />
            )}
          </div>
        );
      }}
    </Screen>
  );
}
