import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Bare } from '../../components/Bare.tsx';
import cards from '../../components/cards.module.css';
import { ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { RequestPasswordReset } from '../../generated/RequestPasswordReset.ts';

/** Has a letter sent with a link to a new password. Whether the address has an account, only the letter tells. */
export function Component() {
  const { t } = useTranslation();
  const request = useAction(RequestPasswordReset);
  // As it was typed at the sign-in.
  const { state } = useLocation() as { state: { email?: string } | null };
  const [email, setEmail] = useState(state?.email ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSentTo(null);
    if (await request.run({ input: { email } }, { isQuiet: true })) setSentTo(email.trim());
  };
  return (
    <Bare>
      <ScreenTitle>{t('forgotPassword.title')}</ScreenTitle>
      <form className={cards.form} onSubmit={send}>
        <p className={cards.quiet}>{t('forgotPassword.hint')}</p>
        <TextInput
          size="md"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          error={request.problemOf('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {request.general && (
          <p className={cards.problem} role="alert">
            {request.general}
          </p>
        )}
        {sentTo !== null && (
          <div role="status">
            <p className={cards.body}>{t('forgotPassword.sent', { email: sentTo })}</p>
            <p className={cards.quiet}>{t('emailCode.spam')}</p>
          </div>
        )}
        <Button type="submit" size="md" variant={sentTo === null ? 'filled' : 'default'} loading={request.isRunning}>
          {t(sentTo === null ? 'forgotPassword.send' : 'forgotPassword.again')}
        </Button>
      </form>
      <p className={cards.quiet}>
        <Anchor component={Link} to={pathTo('signIn')}>
          {t('forgotPassword.back')}
        </Anchor>
      </p>
    </Bare>
  );
}
