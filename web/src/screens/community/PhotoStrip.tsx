import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Picture } from '../../components/Picture.tsx';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { PhotoStrip_communityFragment } from '../../generated/types.ts';
import classes from './community.module.css';

/** The newest of the album. */
export function PhotoStrip(props: { community: Has<PhotoStrip_communityFragment> }) {
  const { t } = useTranslation();
  const { id, photos } = read(props.community);
  const edges = photos?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('album.title')}</h2>
        <ScreenLink to="album" params={{ communityId: id }} className={cards.all}>
          {t('screen.all')}
        </ScreenLink>
      </div>
      <ul className={classes.photos}>
        {edges.slice(0, 6).map(({ node }, index) => (
          <li key={node.id}>
            <ScreenLink to="album" params={{ communityId: id }} aria-label={t('album.photo', { number: index + 1 })}>
              <Picture src={node.thumbnailUrl} alt="" className={classes.photo} />
            </ScreenLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
