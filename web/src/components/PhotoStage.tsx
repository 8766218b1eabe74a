import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import classes from './PhotoStage.module.css';
import { Picture } from './Picture.tsx';

/** A photo as far as it takes to show it. */
export interface ShownPhoto {
  id: string;
  url: string | null;
  thumbnailUrl: string | null;
  caption?: string | null;
}

interface Props {
  photo: ShownPhoto;
  number: number;
  total: number;
  close: () => void;
  before?: () => void;
  next?: () => void;
  /** What stands below it. */
  children?: ReactNode;
}

/** How far a finger goes before it is a swipe, in pixels. */
const SWIPE = 50;

/** One photo in full: arrow keys, buttons and swipes lead to its neighbours. */
export function PhotoStage({ photo, number, total, close, before, next, children }: Props) {
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
      {children}
    </Dialog>
  );
}
