import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { PasswordField } from '../../components/PasswordField.tsx';
import { showToast } from '../../components/toasts.ts';
import { useAction } from '../../data/use-action.ts';
import { ChangePassword } from '../../generated/ChangePassword.ts';

/** A new password, confirmed by the one that it replaces, if there is one. */
export function PasswordDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useAction(ChangePassword);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const input = { currentPassword: hasPassword ? current : null, newPassword: password };
    if ((await change.run({ input }, { isQuiet: true })) === null) return;
    onClose();
    showToast({ text: t('myPage.passwordChanged') });
  };
  return (
    <Dialog title={t(hasPassword ? 'myPage.changePassword' : 'myPage.makePassword')} onClose={onClose}>
      <form className={cards.form} onSubmit={send}>
        <p className={cards.body}>{t('myPage.passwordText')}</p>
        {hasPassword && (
          <PasswordField
            label={t('myPage.currentPassword')}
            value={current}
            change={setCurrent}
            problem={change.problemOf('currentPassword')}
          />
        )}
        <PasswordField
          isNew
          label={t('resetPassword.password')}
          value={password}
          change={setPassword}
          problem={change.problemOf('newPassword')}
        />
        {change.general && (
          <p className={cards.problem} role="alert">
            {change.general}
          </p>
        )}
        <Button type="submit" loading={change.isRunning}>
          {t(hasPassword ? 'myPage.changePassword' : 'myPage.makePassword')}
        </Button>
      </form>
    </Dialog>
  );
}
