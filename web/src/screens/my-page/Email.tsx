import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { EmailDialog } from './EmailDialog.tsx';

interface Props {
  email: string | null;
  isVerified: boolean;
  hasPassword: boolean;
}

/** The address that I sign in with: whether it is proved, and the ways to prove and to change it. */
export function Email({ email, isVerified, hasPassword }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'prove' | 'change' | null>(null);
  return (
    <div className={`${cards.row} ${cards.wrap}`}>
      <span className={cards.itemText}>
        <span>{t('myPage.email')}</span>
        <span className={cards.quiet}>
          {email === null ? t('myPage.noEmail') : `${email} · ${t(isVerified ? 'myPage.proved' : 'myPage.notProved')}`}
        </span>
      </span>
      <span className={cards.row}>
        {email !== null && !isVerified && (
          <Button variant="light" aria-label={t('myPage.proveEmail')} onClick={() => setOpen('prove')}>
            {t('myPage.prove')}
          </Button>
        )}
        <Button variant="default" onClick={() => setOpen('change')}>
          {t(email === null ? 'myPage.addEmail' : 'myPage.changeEmail')}
        </Button>
      </span>
      {open && (
        <EmailDialog
          title={t(open === 'prove' ? 'myPage.proveEmail' : email === null ? 'myPage.addEmail' : 'myPage.changeEmail')}
          proven={open === 'prove' ? email : null}
          hasPassword={hasPassword}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
