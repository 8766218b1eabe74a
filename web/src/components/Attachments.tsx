import { CloseButton, Progress, UnstyledButton } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhotoUpload } from '../data/photo-uploads.ts';
import type { PhotoAttachments } from '../data/use-photo-attachments.ts';
import classes from './Attachments.module.css';
import { Picture } from './Picture.tsx';

interface Props {
  attachments: PhotoAttachments;
  /** Why they were not taken. */
  problem?: string | undefined;
}

/** The photos that go along: those that are there, and how far the others are. Each can be left out. */
export function Attachments({ attachments, problem }: Props) {
  const { t } = useTranslation();
  const { photos, uploads } = attachments;
  if (photos.length + uploads.length === 0) return null;
  return (
    <div className={classes.attachments}>
      <ul className={classes.list} aria-label={t('attach.title')}>
        {photos.map(({ id, thumbnailUrl }, index) => (
          <li key={id} className={classes.tile}>
            <Picture src={thumbnailUrl} alt={t('album.photo', { number: index + 1 })} className={classes.picture} />
            <CloseButton
              className={classes.out}
              variant="default"
              size="sm"
              radius="xl"
              aria-label={t('attach.leaveOut', { number: index + 1 })}
              onClick={() => attachments.remove(id)}
            />
          </li>
        ))}
        {uploads.map((upload) => (
          <Upload
            key={upload.key}
            upload={upload}
            retry={() => attachments.retry(upload.key)}
            leaveOut={() => attachments.leaveOut(upload.key)}
          />
        ))}
      </ul>
      {uploads.map(({ key, file, problem }) =>
        problem ? (
          <p key={key} role="alert" className={classes.problem}>
            {file.name}: {problem.message ?? t(`album.problem.${problem.code as 'TYPE' | 'SIZE' | 'UNREACHABLE'}`)}
          </p>
        ) : null,
      )}
      {problem && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      <p className={classes.hint}>{t(attachments.areInAlbum ? 'attach.hint' : 'attach.directHint')}</p>
    </div>
  );
}

interface UploadProps {
  upload: PhotoUpload;
  retry: () => void;
  leaveOut: () => void;
}

function Upload({ upload, retry, leaveOut }: UploadProps) {
  const { t } = useTranslation();
  const { file, preview, state, progress, problem } = upload;
  const canRetry = state === 'failed' && problem?.code !== 'TYPE' && problem?.code !== 'SIZE';
  return (
    <li className={classes.tile} data-failed={state === 'failed' || undefined}>
      <img src={preview} alt="" className={classes.preview} />
      {state === 'failed' ? (
        canRetry && (
          <UnstyledButton className={classes.retry} aria-label={`${t('screen.retry')}: ${file.name}`} onClick={retry}>
            <RotateCw size={20} aria-hidden="true" />
          </UnstyledButton>
        )
      ) : (
        <Progress
          className={classes.progress}
          value={progress * 100}
          animated={state === 'adding'}
          aria-label={t('album.progress', { name: file.name })}
        />
      )}
      <CloseButton
        className={classes.out}
        variant="default"
        size="sm"
        radius="xl"
        aria-label={t('album.leaveOut', { name: file.name })}
        onClick={leaveOut}
      />
    </li>
  );
}
