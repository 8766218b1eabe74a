import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportDialog } from './ReportDialog.tsx';
import { showToast } from './toasts.ts';

interface Props {
  /** The id of a post, comment, photo, message or person. */
  subjectId: string;
  /** Of a person: the club to which they are reported, where that is known. */
  communityId?: string | undefined;
  /** What opens it. */
  children: (open: () => void) => ReactNode;
}

/** Reports something. The dialog's code comes when it is wanted: few want it. */
export function Reporting({ subjectId, communityId, children }: Props) {
  const { t } = useTranslation();
  const [Opened, setOpened] = useState<typeof ReportDialog | null>(null);
  const open = async () => {
    try {
      const loaded = await import('./ReportDialog.tsx');
      setOpened(() => loaded.ReportDialog);
    } catch {
      showToast({ text: t('problem.unreachable'), isProblem: true });
    }
  };
  return (
    <>
      {children(() => void open())}
      {Opened && <Opened subjectId={subjectId} communityId={communityId} onClose={() => setOpened(null)} />}
    </>
  );
}
