import { useTranslation } from 'react-i18next';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import type { Role } from '../../generated/types.ts';
import classes from './community.module.css';

/** The rooms of a club's house: board, calendar, album, and for those who run it its desk. */
export function ClubNavigation({ communityId, role }: { communityId: string; role: Role | null | undefined }) {
  const { t } = useTranslation();
  const params = { communityId };
  return (
    <nav className={classes.rooms} aria-label={t('club.rooms')}>
      <ScreenLink to="board" params={params} className={classes.room}>
        {t('board.title')}
      </ScreenLink>
      <ScreenLink to="calendar" params={params} className={classes.room}>
        {t('calendar.title')}
      </ScreenLink>
      <ScreenLink to="album" params={params} className={classes.room}>
        {t('album.title')}
      </ScreenLink>
      {(role === 'LEADER' || role === 'STAFF') && (
        <ScreenLink to="admin" params={params} className={classes.room}>
          {t('admin.short')}
        </ScreenLink>
      )}
    </nav>
  );
}
