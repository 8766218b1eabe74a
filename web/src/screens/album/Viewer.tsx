import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { Dialog } from '../../components/Dialog.tsx';
import { LikeButton } from '../../components/LikeButton.tsx';
import { Person } from '../../components/Person.tsx';
import { Picture } from '../../components/Picture.tsx';
import type { Photo_photoFragment } from '../../generated/types.ts';
import classes from './album.module.css';
import { DeletePhotoButton } from './DeletePhotoButton.tsx';

interface Props {
  photo: Photo_photoFragment;
  number: number;
  total: number;
  communityId: string;
  canDelete: boolean;
  close: () => void;
  before?: () => void;
  next?: () => void;
}

/** How far a finger goes before it is a swipe, in pixels. */
const SWIPE = 50;

/** One photo in full: arrow keys, buttons and swipes lead to its neighbours. */
export function Viewer({ photo, number, total, communityId, canDelete, close, before, next }: Props) {
  const { t } = useTranslation();
  const start = useRef(0);
  useHotkeys([
    ['ArrowLeft', () => before?.()],
    ['ArrowRight', () => next?.()],
  ]);
  return (
    <Dialog title={t('album.of', { number, total })} onClose={close} isFullScreen>
      <div
        className={classes.stage}
        onTouchStart={(event) => {
          start.current = event.touches[0]?.clientX ?? 0;
        }}
        onTouchEnd={(event) => {
          const moved = (event.changedTouches[0]?.clientX ?? 0) - start.current;
          if (moved > SWIPE) before?.();
          if (moved < -SWIPE) next?.();
        }}
      >
        <Picture
          key={photo.id}
          src={photo.url}
          preview={photo.thumbnailUrl}
          alt={photo.caption ?? t('album.photo', { number })}
          className={classes.full}
        />
        {before && (
          <ActionIcon
            className={classes.before}
            size="xl"
            radius="xl"
            variant="default"
            aria-label={t('album.before')}
            onClick={before}
          >
            <ChevronLeft aria-hidden="true" />
          </ActionIcon>
        )}
        {next && (
          <ActionIcon
            className={classes.next}
            size="xl"
            radius="xl"
            variant="default"
            aria-label={t('album.next')}
            onClick={next}
          >
            <ChevronRight aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <div className={classes.caption}>
        <Person person={photo.uploader}>{photo.createdAt && <Ago at={photo.createdAt} />}</Person>
        <span className={cards.row}>
          {canDelete && <DeletePhotoButton photoId={photo.id} communityId={communityId} close={close} />}
          <LikeButton kind="Photo" {...photo} />
        </span>
      </div>
      {photo.caption && <p className={classes.words}>{photo.caption}</p>}
    </Dialog>
  );
}
