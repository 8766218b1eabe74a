import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { PasswordField } from '../../components/PasswordField.tsx';
import { ScreenTitle } from '../../components/Screen.tsx';
import { forgetDrafts, rememberedViewer, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { ResetPassword } from '../../generated/ResetPassword.ts';

interface Props {
  secret: string;
  onExpired: (message: string) => void;
}

/** A new password for the account that the link is of. */
export function NewPassword({ secret, onExpired }: Props) {
  const { t } = useTranslation();
  const reset = useAction(ResetPassword);
  const [password, setPassword] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const done = await reset.run(
      { input: { token: secret, password } },
      {
        isQuiet: true,
        onRefused: (problems) => {
          const expired = problems.find(({ code }) => code === 'LINK_EXPIRED');
          if (expired) onExpired(expired.message);
        },
      },
    );
    if (done === null) return;
    const before = rememberedViewer();
    if (before !== null && before !== done.user?.id) forgetDrafts();
    startAnew();
  };
  return (
    <>
      <ScreenTitle>{t('resetPassword.title')}</ScreenTitle>
      <form className={cards.form} onSubmit={send}>
        <p className={cards.quiet}>{t('resetPassword.hint')}</p>
        <PasswordField
          isNew
          size="md"
          label={t('resetPassword.password')}
          value={password}
          change={setPassword}
          problem={reset.problemOf('password')}
        />
        {reset.general && (
          <p className={cards.problem} role="alert">
            {reset.general}
          </p>
        )}
        <Button type="submit" size="md" loading={reset.isRunning}>
          {t('resetPassword.finish')}
        </Button>
      </form>
    </>
  );
}
