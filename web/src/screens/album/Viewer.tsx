import { Ago } from '../../components/Ago.tsx';
import cards from '../../components/cards.module.css';
import { LikeButton } from '../../components/LikeButton.tsx';
import { Person } from '../../components/Person.tsx';
import { PhotoStage } from '../../components/PhotoStage.tsx';
import { ReportButton } from '../../components/ReportButton.tsx';
import type { Photo_photoFragment } from '../../generated/types.ts';
import classes from './album.module.css';
import { DeletePhotoButton } from './DeletePhotoButton.tsx';

interface Props {
  photo: Photo_photoFragment;
  number: number;
  total: number;
  communityId: string;
  canDelete: boolean;
  canReport: boolean;
  close: () => void;
  before?: () => void;
  next?: () => void;
}

/** A photo of the album in full, with whose it is and what people think of it. */
export function Viewer({ communityId, canDelete, canReport, ...stage }: Props) {
  const { photo, close } = stage;
  return (
    <PhotoStage {...stage}>
      <div className={classes.caption}>
        <Person person={photo.uploader}>{photo.createdAt && <Ago at={photo.createdAt} />}</Person>
        <span className={cards.row}>
          {canReport && <ReportButton subjectId={photo.id} />}
          {canDelete && <DeletePhotoButton photoId={photo.id} communityId={communityId} close={close} />}
          <LikeButton kind="Photo" {...photo} />
        </span>
      </div>
      {photo.caption && <p className={classes.words}>{photo.caption}</p>}
    </PhotoStage>
  );
}
