import { Anchor, Button, Divider, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Bare } from '../../components/Bare.tsx';
import cards from '../../components/cards.module.css';
import { PasswordField } from '../../components/PasswordField.tsx';
import { Screen, ScreenTitle } from '../../components/Screen.tsx';
import { beginProviderSignIn } from '../../data/provider-sign-in.ts';
import { hasSessionEnded, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { SignIn } from '../../generated/SignIn.ts';
import { SignInQuery } from '../../generated/SignInQuery.ts';
import { StartProviderSignIn } from '../../generated/StartProviderSignIn.ts';

export const query = SignInQuery;

/** The way in: with an account of another service, or with one's own. */
export function Component() {
  const { t } = useTranslation();
  const start = useAction(StartProviderSignIn);
  return (
    <Bare>
      <Screen query={SignInQuery} variables={{}}>
        {({ me, signInProviders }) => {
          if (me !== null) return <Navigate to={pathTo('signInDone')} replace />;
          const begin = async (provider: string) => {
            const done = await start.run({ input: { provider } });
            if (done?.authorizationUrl && done.attempt)
              beginProviderSignIn(provider, done.attempt, done.authorizationUrl);
          };
          return (
            <>
              <ScreenTitle>{t('signIn.title')}</ScreenTitle>
              {hasSessionEnded() && (
                <p className={cards.problem} role="status">
                  {t('signIn.ended')}
                </p>
              )}
              {signInProviders?.map(({ id, name }) => (
                <Button key={id} size="md" loading={start.isRunning} onClick={() => begin(id)}>
                  {t('signIn.with', { name })}
                </Button>
              ))}
              <Divider label={t('signIn.or')} />
              <OwnAccount />
              <p className={cards.quiet}>
                {t('signIn.new')}{' '}
                <Anchor component={Link} to={pathTo('signUp')}>
                  {t('signUp.title')}
                </Anchor>
              </p>
            </>
          );
        }}
      </Screen>
    </Bare>
  );
}

function OwnAccount() {
  const { t } = useTranslation();
  const signIn = useAction(SignIn);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await signIn.run({ input: { email, password } }, { isQuiet: true })) startAnew();
  };
  return (
    <form className={cards.form} onSubmit={send}>
      <TextInput
        size="md"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField size="md" label={t('signIn.password')} value={password} change={setPassword} />
      {signIn.problems[0] && (
        <p className={cards.problem} role="alert">
          {signIn.problems[0].message}
        </p>
      )}
      <Button type="submit" size="md" variant="default" loading={signIn.isRunning}>
        {t('signIn.title')}
      </Button>
      <p className={cards.quiet}>
        <Anchor component={Link} to={pathTo('forgotPassword')} state={{ email }}>
          {t('forgotPassword.link')}
        </Anchor>
      </p>
    </form>
  );
}
