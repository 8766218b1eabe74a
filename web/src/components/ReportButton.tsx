import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReportDialog } from './ReportDialog.tsx';

/** Opens the report of a post, a comment or a photo. */
export function ReportButton({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setOpen(true)}>
        {t('report.title')}
      </Button>
      {isOpen && <ReportDialog subjectId={subjectId} onClose={() => setOpen(false)} />}
    </>
  );
}
