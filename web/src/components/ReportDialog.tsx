import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../data/use-action.ts';
import { Report } from '../generated/Report.ts';
import cards from './cards.module.css';
import { Dialog } from './Dialog.tsx';
import classes from './ReportDialog.module.css';
import { ReportedClub } from './ReportedClub.tsx';
import { showToast } from './toasts.ts';

const REASONS = ['ADVERTISING', 'ABUSE', 'SEXUAL', 'FRAUD', 'PRIVACY', 'OTHER'] as const;
/** With the reason it is within the 500 characters that the platform keeps. */
const MOST_DETAILS = 400;

interface Props {
  /** The id of a post, comment, photo, message or person. */
  subjectId: string;
  /** Of a person: the club to which they are reported; without it one that both are in is chosen. What else there is has its own. */
  communityId?: string | undefined;
  onClose: () => void;
}

/** Tells leader and staff of the club that something is wrong, and what; something else has to be said in words. */
export function ReportDialog({ subjectId, communityId, onClose }: Props) {
  const { t } = useTranslation();
  const report = useAction(Report);
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [details, setDetails] = useState('');
  const [clubId, setClubId] = useState<string | null>(communityId ?? null);
  const isPerson = subjectId.startsWith('usr_');
  const isSaid = reason !== null && (reason !== 'OTHER' || details.trim() !== '') && (!isPerson || clubId !== null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSaid) return;
    const words = [t(`report.reasons.${reason}`), details.trim()].filter(Boolean).join(': ');
    const input = { subjectId, reason: words, ...(isPerson ? { communityId: clubId } : {}) };
    if ((await report.run({ input }, { isQuiet: true })) === null) return;
    showToast({ text: t('report.done') });
    onClose();
  };
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      <form className={cards.form} onSubmit={send}>
        {isPerson && communityId === undefined && (
          <ReportedClub
            userId={subjectId}
            communityId={clubId}
            choose={setClubId}
            problem={report.problemOf('communityId')}
          />
        )}
        <fieldset className={classes.reasons}>
          <legend>{t('report.why')}</legend>
          {REASONS.map((one) => (
            <label key={one} className={classes.reason}>
              <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
              {t(`report.reasons.${one}`)}
            </label>
          ))}
        </fieldset>
        <Textarea
          label={t('report.details')}
          description={t('report.detailsHint')}
          required={reason === 'OTHER'}
          rows={3}
          maxLength={MOST_DETAILS}
          value={details}
          error={report.problemOf('reason')}
          onChange={(event) => setDetails(event.currentTarget.value)}
        />
        {(report.general ?? report.problemOf('subjectId')) && (
          <p className={cards.problem} role="alert">
            {report.general ?? report.problemOf('subjectId')}
          </p>
        )}
        <Button type="submit" color="red" loading={report.isRunning} disabled={!isSaid}>
          {t('report.send')}
        </Button>
      </form>
    </Dialog>
  );
}
