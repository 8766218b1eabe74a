import { Avatar, Button, FileButton, Progress } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PHOTO_TYPES } from '../data/photo-limits.ts';
import type { PicturePurpose, PictureUpload } from '../data/use-picture-upload.ts';
import { Picture } from './Picture.tsx';
import classes from './PictureField.module.css';

interface Props {
  purpose: PicturePurpose;
  label: string;
  /** The address of the picture that there is, or will be once it is saved. */
  value: string | null;
  picture: PictureUpload;
  /** No picture at all. */
  onRemove: () => void;
  /** Why what was saved was not taken. */
  problem?: string | undefined;
}

/** Chooses a picture: shows it before it is sent, how far it is, what went wrong with it, and takes it out again. */
export function PictureField({ purpose, label, value, picture, onRemove, problem }: Props) {
  const { t } = useTranslation();
  const labelId = useId();
  const { chosen } = picture;
  const hasPicture = chosen !== null || value !== null;
  const choose = (file: File | null) => {
    if (file) picture.choose(file);
  };
  const remove = () => {
    if (chosen !== null) picture.drop();
    else onRemove();
  };
  return (
    <fieldset className={classes.field} aria-labelledby={labelId} data-purpose={purpose}>
      <span id={labelId} className={classes.label}>
        {label}
      </span>
      <div className={classes.shown}>
        <Shown purpose={purpose} src={chosen?.preview ?? value} isFailed={chosen?.problem != null} />
        {chosen !== null && chosen.progress !== null && (
          <Progress
            className={classes.progress}
            value={chosen.progress * 100}
            animated={chosen.progress === 1}
            aria-label={t('album.progress', { name: chosen.name })}
          />
        )}
      </div>
      <div className={classes.actions}>
        <FileButton accept={PHOTO_TYPES.join(',')} onChange={choose}>
          {(props) => (
            <Button {...props} onPointerDown={picture.prepare} variant="default" size="sm" aria-describedby={labelId}>
              {t(hasPicture ? 'picture.change' : 'picture.choose')}
            </Button>
          )}
        </FileButton>
        {hasPicture && (
          <Button variant="subtle" color="gray" size="sm" aria-describedby={labelId} onClick={remove}>
            {t('picture.remove')}
          </Button>
        )}
      </div>
      <Problems picture={picture} problem={problem} />
    </fieldset>
  );
}

function Shown({ purpose, src, isFailed }: { purpose: PicturePurpose; src: string | null; isFailed: boolean }) {
  if (purpose === 'AVATAR')
    return (
      <Avatar src={src} alt="" size={84} radius={999} data-failed={isFailed || undefined} className={classes.face} />
    );
  // Another picture comes softly, too: it is another element.
  return <Picture key={src} src={src} alt="" className={classes.cover} />;
}

/** What is wrong with the file, with another try where that can help; or with what was saved. */
function Problems({ picture, problem }: Pick<Props, 'picture' | 'problem'>) {
  const { t } = useTranslation();
  const wrong = picture.chosen?.problem;
  if (!wrong && !problem) return null;
  const isFinal = wrong && ['TYPE', 'SIZE', 'INVALID'].includes(wrong.code);
  return (
    <div className={classes.problem}>
      <span role="alert">
        {wrong ? (wrong.message ?? t(`album.problem.${wrong.code as 'TYPE' | 'SIZE' | 'UNREACHABLE'}`)) : problem}
      </span>
      {wrong && !isFinal && (
        <Button size="compact-sm" variant="light" onClick={picture.retry}>
          {t('screen.retry')}
        </Button>
      )}
    </div>
  );
}
