import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Reporting } from './Reporting.tsx';

/** Opens the report of a post, a comment or a photo. */
export function ReportButton({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  return (
    <Reporting subjectId={subjectId}>
      {(open) => (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
          {t('report.title')}
        </Button>
      )}
    </Reporting>
  );
}
