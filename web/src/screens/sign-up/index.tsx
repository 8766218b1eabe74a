import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Bare } from '../../components/Bare.tsx';
import cards from '../../components/cards.module.css';
import { ScreenTitle } from '../../components/Screen.tsx';
import { SignUpForm } from '../../components/SignUpForm.tsx';
import { InterestsQuery } from '../../generated/InterestsQuery.ts';

export const query = InterestsQuery;

/** A new account, with what somebody is into. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Bare>
      <ScreenTitle>{t('signUp.title')}</ScreenTitle>
      <SignUpForm />
      <p className={cards.quiet}>
        {t('signUp.known')}{' '}
        <Anchor component={Link} to={pathTo('signIn')}>
          {t('signIn.title')}
        </Anchor>
      </p>
    </Bare>
  );
}
