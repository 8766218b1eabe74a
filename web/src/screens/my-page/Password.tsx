import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { PasswordDialog } from './PasswordDialog.tsx';

/** The password, for whoever has an address to sign in with. */
export function Password({ hasEmail, hasPassword }: { hasEmail: boolean; hasPassword: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={cards.spread}>
      <span className={cards.itemText}>
        <span>{t('signIn.password')}</span>
        {!hasPassword && (
          <span className={cards.quiet}>{t(hasEmail ? 'myPage.noPassword' : 'myPage.passwordNeedsEmail')}</span>
        )}
      </span>
      {(hasPassword || hasEmail) && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t(hasPassword ? 'myPage.changePassword' : 'myPage.makePassword')}
        </Button>
      )}
      {isOpen && <PasswordDialog hasPassword={hasPassword} onClose={() => setOpen(false)} />}
    </div>
  );
}
