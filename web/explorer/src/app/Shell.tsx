import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, ScrollRestoration } from 'react-router';
import { changeLanguage, currentLanguage } from '../i18n/index.ts';
import { to } from './paths.ts';
import classes from './Shell.module.css';
import { WhoRuns } from './WhoRuns.tsx';

const VIEWS = ['overview', 'operations', 'map', 'plan', 'events'] as const;

/** What is around every view: where one is, who runs operations, language and colours. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <a href="/" className={classes.brand} title={t('app.toApp')}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          {t('app.name')}
        </a>
        <nav className={classes.views} aria-label={t('app.views')}>
          {VIEWS.map((view) => (
            <NavLink key={view} to={to[view]} end={view === 'overview'} className={classes.view ?? ''}>
              {t(`views.${view}`)}
            </NavLink>
          ))}
        </nav>
        <div className={classes.settings}>
          <WhoRuns />
          <Settings />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  );
}

function Settings() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const other = currentLanguage() === 'ko' ? 'en' : 'ko';
  return (
    <>
      <Button variant="default" size="xs" lang={other} onClick={() => void changeLanguage(other)}>
        {other === 'en' ? 'English' : '한국어'}
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={t(isDark ? 'app.light' : 'app.dark')}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />}
      </Button>
    </>
  );
}
