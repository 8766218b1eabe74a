import { useApolloClient } from '@apollo/client/react';
import { Button, CloseButton, FileButton, Progress } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../components/toasts.ts';
import { addToAlbum } from '../../data/album-cache.ts';
import { PHOTO_TYPES } from '../../data/photo-limits.ts';
import { MAX_PHOTOS, type PhotoUpload, PhotoUploads } from '../../data/photo-uploads.ts';
import classes from './album.module.css';

/** Puts photos into the album: many at once, each with how far it is, and what went wrong. */
export function Uploads({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const apollo = useApolloClient();
  const [store] = useState(
    () => new PhotoUploads(apollo, { communityId }, (photos) => addToAlbum(apollo.cache, communityId, photos)),
  );
  const uploads = useSyncExternalStore(store.subscribe, store.list);
  const isBusy = uploads.some(({ state }) => state !== 'failed');
  useEffect(() => () => store.close(), [store]);
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isBusy]);
  const send = (files: File[]) => {
    const leftOut = store.send(files);
    if (leftOut > 0) showToast({ text: t('album.tooMany', { most: MAX_PHOTOS }), isProblem: true });
  };
  return (
    <>
      <FileButton multiple accept={PHOTO_TYPES.join(',')} onChange={send}>
        {(props) => (
          <Button {...props} size="sm" leftSection={<ImagePlus size={18} aria-hidden="true" />}>
            {t('album.add')}
          </Button>
        )}
      </FileButton>
      <p role="status" className={uploads.length === 0 ? classes.hidden : classes.left}>
        {isBusy ? t('album.left', { count: uploads.filter(({ state }) => state !== 'failed').length }) : ''}
      </p>
      {uploads.length > 0 && (
        <ul className={classes.uploads}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              retry={() => store.retry(upload.key)}
              remove={() => store.remove(upload.key)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface RowProps {
  upload: PhotoUpload;
  retry: () => void;
  remove: () => void;
}

function UploadRow({ upload, retry, remove }: RowProps) {
  const { t } = useTranslation();
  const { file, preview, state, progress, problem } = upload;
  const canRetry = state === 'failed' && problem?.code !== 'TYPE' && problem?.code !== 'SIZE';
  return (
    <li className={classes.upload}>
      <img src={preview} alt="" width={44} height={44} className={classes.preview} />
      <div className={classes.uploadText}>
        <span className={classes.fileName}>{file.name}</span>
        {state === 'failed' ? (
          <span role="alert" className={classes.problem}>
            {problem?.message ?? t(`album.problem.${problem?.code as 'TYPE' | 'SIZE' | 'UNREACHABLE'}`)}
          </span>
        ) : (
          <Progress
            value={progress * 100}
            animated={state === 'adding'}
            aria-label={t('album.progress', { name: file.name })}
          />
        )}
      </div>
      {canRetry && (
        <Button size="compact-sm" variant="light" onClick={retry}>
          {t('screen.retry')}
        </Button>
      )}
      <CloseButton aria-label={t('album.leaveOut', { name: file.name })} onClick={remove} />
    </li>
  );
}
