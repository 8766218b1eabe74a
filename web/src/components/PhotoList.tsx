import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PhotoList.module.css';
import { PhotoStage, type ShownPhoto } from './PhotoStage.tsx';
import { Picture } from './Picture.tsx';

interface Props {
  photos: readonly ShownPhoto[];
  /** Of the list, and of each photo in it. */
  className?: string | undefined;
  photoClassName?: string | undefined;
}

/** The photos of a post or a message; each in full at a press. */
export function PhotoList({ photos, className, photoClassName }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number | null>(null);
  const photo = shown === null ? undefined : photos[shown];
  return (
    <>
      <div className={className}>
        {photos.map((one, index) => (
          <button
            key={one.id}
            type="button"
            className={classes.open}
            aria-label={t('album.photo', { number: index + 1 })}
            onClick={() => setShown(index)}
          >
            <Picture src={one.url} preview={one.thumbnailUrl} alt="" className={photoClassName} />
          </button>
        ))}
      </div>
      {shown !== null && photo && (
        <PhotoStage
          photo={photo}
          number={shown + 1}
          total={photos.length}
          close={() => setShown(null)}
          {...(shown > 0 ? { before: () => setShown(shown - 1) } : {})}
          {...(shown < photos.length - 1 ? { next: () => setShown(shown + 1) } : {})}
        />
      )}
    </>
  );
}
