import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Bare } from '../../components/Bare.tsx';
import cards from '../../components/cards.module.css';
import { Part, Screen, ScreenTitle } from '../../components/Screen.tsx';
import { forgetDrafts, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { SignInDoneQuery } from '../../generated/SignInDoneQuery.ts';
import { SignOut } from '../../generated/SignOut.ts';
import { SignedInOn } from './SignedInOn.tsx';

export const query = SignInDoneQuery;

/** Somebody is in: who, and on which devices. */
export function Component() {
  const { t } = useTranslation();
  const signOut = useAction(SignOut);
  return (
    <Bare>
      <Screen query={SignInDoneQuery} variables={{}}>
        {({ me }) => {
          if (me === null)
            return (
              <Part at="me">
                <Navigate to={pathTo('signIn')} replace />
              </Part>
            );
          return (
            <>
              <ScreenTitle>{t('signIn.hello', { name: me.name })}</ScreenTitle>
              {me.email && <p className={cards.quiet}>{me.email}</p>}
              <Button component={Link} to={pathTo('home')} size="md">
                {t('signIn.toHome')}
              </Button>
              <SignedInOn me={me} />
              <Button
                variant="default"
                loading={signOut.isRunning}
                onClick={async () => {
                  if ((await signOut.run({})) === null) return;
                  forgetDrafts();
                  startAnew(pathTo('signIn'));
                }}
              >
                {t('signIn.signOut')}
              </Button>
            </>
          );
        }}
      </Screen>
    </Bare>
  );
}
