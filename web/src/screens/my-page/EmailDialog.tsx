import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { EmailCodeStep } from '../../components/EmailCodeStep.tsx';
import { PasswordField } from '../../components/PasswordField.tsx';
import { showToast } from '../../components/toasts.ts';
import { useAction } from '../../data/use-action.ts';
import { useEmailCode } from '../../data/use-email-code.ts';
import { ChangeEmail } from '../../generated/ChangeEmail.ts';

interface Props {
  title: string;
  /** The address that there is, where that is to be proved; null for another one. */
  proven: string | null;
  hasPassword: boolean;
  onClose: () => void;
}

/** An address, the password, and then the code that was sent to the address. */
export function EmailDialog({ title, proven, hasPassword, onClose }: Props) {
  const { t } = useTranslation();
  const change = useAction(ChangeEmail);
  const code = useEmailCode();
  const [email, setEmail] = useState(proven ?? '');
  const [password, setPassword] = useState('');
  const send = async (emailCode: string | null) => {
    const input = { email, password: hasPassword ? password : null, emailCode };
    const done = await change.run({ input }, { isQuiet: true, onRefused: code.onRefused });
    if (done === null) return;
    onClose();
    showToast({ text: proven === null ? t('myPage.emailChanged', { email: email.trim() }) : t('myPage.emailProved') });
  };
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void send(null);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {code.sent !== null ? (
        <EmailCodeStep
          code={code}
          action={change}
          isFixed={proven !== null}
          doIt={t('myPage.prove')}
          send={(given) => void send(given)}
        />
      ) : (
        <form className={cards.form} onSubmit={begin}>
          {proven === null ? (
            <TextInput
              ref={code.addressRef}
              label={t('myPage.newEmail')}
              type="email"
              autoComplete="email"
              required
              withAsterisk={false}
              data-autofocus
              value={email}
              error={change.problemOf('email')}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          ) : (
            <p className={cards.body}>{t('myPage.proveText', { email: proven })}</p>
          )}
          {hasPassword && (
            <PasswordField
              label={t('signIn.password')}
              value={password}
              change={setPassword}
              problem={change.problemOf('password')}
            />
          )}
          {change.general && (
            <p className={cards.problem} role="alert">
              {change.general}
            </p>
          )}
          <Button type="submit" loading={change.isRunning}>
            {t('myPage.sendCode')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
