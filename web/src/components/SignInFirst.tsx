import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { pathTo } from '../app/paths.ts';
import { rememberPlace } from '../data/session.ts';
import cards from './cards.module.css';
import { Empty } from './Empty.tsx';
import { Part, ScreenTitle } from './Screen.tsx';

/** A screen that is somebody's own, for nobody yet; or for somebody of whom nothing can be told right now. */
export function SignInFirst({ title }: { title: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className={cards.section}>
      <ScreenTitle>{title}</ScreenTitle>
      <Part at="me">
        <Empty title={t('signIn.first')} text={t('signIn.firstHint')}>
          <Button component={Link} to={pathTo('signIn')} onClick={() => rememberPlace(pathname)}>
            {t('signIn.title')}
          </Button>
        </Empty>
      </Part>
    </div>
  );
}
