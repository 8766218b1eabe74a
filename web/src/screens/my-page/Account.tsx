import { Anchor, Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { forgetDrafts, startAnew } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { DeleteAccount } from '../../generated/DeleteAccount.ts';
import { ExportMyData } from '../../generated/ExportMyData.ts';
import { moment } from '../../i18n/format.ts';

/** A copy of all that the platform knows of me, and the end of the account. */
export function Account() {
  const { t } = useTranslation();
  const copy = useAction(ExportMyData);
  const remove = useAction(DeleteAccount);
  const [download, setDownload] = useState<{ url: string; until: string | null } | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [password, setPassword] = useState('');
  const getCopy = async () => {
    const done = await copy.run({});
    if (done?.downloadUrl) setDownload({ url: done.downloadUrl, until: done.expiresAt });
  };
  const deleteIt = async () => {
    if ((await remove.run({ input: { password: password || null } }, { isQuiet: true })) === null) return;
    forgetDrafts();
    startAnew('/');
  };
  return (
    <section className={cards.section}>
      <h2>{t('myPage.account')}</h2>
      <div className={`${cards.card} ${cards.form}`}>
        <div className={cards.spread}>
          <span>{t('myPage.exportHint')}</span>
          <Button variant="default" loading={copy.isRunning} onClick={getCopy}>
            {t('myPage.export')}
          </Button>
        </div>
        {download && (
          <p className={cards.quiet} role="status">
            <Anchor href={download.url}>{t('myPage.download')}</Anchor>
            {download.until && ` · ${t('myPage.until', { at: moment(download.until) })}`}
          </p>
        )}
        <div className={cards.spread}>
          <span>{t('myPage.deleteHint')}</span>
          <Button variant="subtle" color="red" onClick={() => setLeaving(true)}>
            {t('myPage.delete')}
          </Button>
        </div>
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
    </section>
  );
}
