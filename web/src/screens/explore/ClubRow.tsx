import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { ClubRow_communityFragment } from '../../generated/types.ts';
import { count } from '../../i18n/format.ts';

/** A club in a list of what was found. */
export function ClubRow(props: { community: Has<ClubRow_communityFragment> }) {
  const { t } = useTranslation();
  const club = read(props.community);
  const members = club.memberCount ?? 0;
  const isFull = club.memberLimit !== null && members >= club.memberLimit;
  return (
    <ScreenLink to="community" params={{ communityId: club.id }} className={cards.item}>
      <Picture src={club.coverUrl} alt="" className={cards.thumb} />
      <span className={cards.itemText}>
        <span className={cards.itemTitle}>{club.name}</span>
        <span className={`${cards.quiet} ${cards.oneLine}`}>{club.introduction}</span>
        <span className={cards.quiet}>
          {[club.interest?.name, club.region].filter(Boolean).join(' · ')}{' '}
          <span className={cards.whole}>· {t('club.members', { count: members, shown: count(members) })}</span>
        </span>
      </span>
      {isFull ? (
        <Badge color="gray" variant="light">
          {t('club.full')}
        </Badge>
      ) : (
        club.joinPolicy && <Badge variant="light">{t(`club.policy.${club.joinPolicy}`)}</Badge>
      )}
    </ScreenLink>
  );
}
