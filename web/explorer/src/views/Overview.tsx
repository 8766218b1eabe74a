import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import federation from '../../../../docs/images/federation.svg';
import { to } from '../app/paths.ts';
import ui from '../components/ui.module.css';
import { useTitle } from '../components/use-title.ts';

/** Where one begins: the whole federation, and what can be done here. */
export function Overview() {
  const { t } = useTranslation();
  useTitle(t('views.overview'));
  return (
    <div className={ui.stack}>
      <div>
        <h1 className={ui.title}>{t('overview.title')}</h1>
        <p className={ui.quiet}>{t('overview.text')}</p>
      </div>
      <ul className={ui.plain}>
        {(['operations', 'map', 'plan', 'events'] as const).map((view) => (
          <li key={view} className={ui.card}>
            <Link to={to[view]}>{t(`views.${view}`)}</Link>: {t(`overview.${view}`)}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is moved by keyboard, too */}
      <section className={ui.wide} tabIndex={0} aria-label={t('overview.picture')}>
        <img src={federation} alt="" width={1200} className={ui.federation} />
      </section>
    </div>
  );
}
