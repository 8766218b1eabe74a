import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { ClubCard_communityFragment } from '../../generated/types.ts';
import { count } from '../../i18n/format.ts';
import classes from './home.module.css';

/** A club that one might like. */
export function ClubCard(props: { community: Has<ClubCard_communityFragment> }) {
  const { t } = useTranslation();
  const club = read(props.community);
  return (
    <ScreenLink to="community" params={{ communityId: club.id }} className={classes.club}>
      <Picture src={club.coverUrl} alt="" className={classes.cover} />
      <span className={classes.text}>
        <span className={classes.name}>{club.name}</span>
        <span className={classes.intro}>{club.introduction}</span>
        <span className={cards.quiet}>
          {[
            club.interest?.name,
            club.region,
            t('club.members', { count: club.memberCount ?? 0, shown: count(club.memberCount ?? 0) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </ScreenLink>
  );
}
