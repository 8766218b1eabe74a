import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { useAction } from '../../data/use-action.ts';
import { ExportMyData } from '../../generated/ExportMyData.ts';
import { moment } from '../../i18n/format.ts';

/** A copy of all that the platform knows of me. */
export function DataCopy() {
  const { t } = useTranslation();
  const copy = useAction(ExportMyData);
  const [download, setDownload] = useState<{ url: string; until: string | null } | null>(null);
  const getCopy = async () => {
    const done = await copy.run({});
    if (done?.downloadUrl) setDownload({ url: done.downloadUrl, until: done.expiresAt });
  };
  return (
    <>
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
    </>
  );
}
