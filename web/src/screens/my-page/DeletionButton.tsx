import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { forgetDrafts, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { DeleteAccount } from '../../generated/DeleteAccount.ts';

/** The end of the account. */
export function DeletionButton() {
  const { t } = useTranslation();
  const remove = useAction(DeleteAccount);
  const [isLeaving, setLeaving] = useState(false);
  const [password, setPassword] = useState('');
  const deleteIt = async () => {
    if ((await remove.run({ input: { password: password || null } }, { isQuiet: true })) === null) return;
    forgetDrafts();
    startAnew('/');
  };
  return (
    <>
      <div className={cards.spread}>
        <span>{t('myPage.deleteHint')}</span>
        <Button variant="subtle" color="red" onClick={() => setLeaving(true)}>
          {t('myPage.delete')}
        </Button>
      </div>
      {isLeaving && (
        <Dialog title={t('myPage.delete')} onClose={() => setLeaving(false)}>
          <form
            className={cards.form}
            onSubmit={(event) => {
              event.preventDefault();
              void deleteIt();
            }}
          >
            <p className={cards.body}>{t('myPage.deleteText')}</p>
            <PasswordInput
              label={t('signIn.password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
              value={password}
              error={remove.problems[0]?.message}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" color="red" loading={remove.isRunning}>
              {t('myPage.delete')}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
