import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Reporting } from './Reporting.tsx';

/** Opens the report of a post, a comment, a photo or a person; of a person in a club, to that club. */
export function ReportButton({ subjectId, communityId }: { subjectId: string; communityId?: string }) {
  const { t } = useTranslation();
  return (
    <Reporting subjectId={subjectId} communityId={communityId}>
      {(open) => (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
          {t('report.title')}
        </Button>
      )}
    </Reporting>
  );
}
