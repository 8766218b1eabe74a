import { ActionIcon } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import { removeFromAlbum } from '../../data/album-cache.ts';
import { useAction } from '../../data/use-action.ts';
import { DeletePhoto } from '../../generated/DeletePhoto.ts';

interface Props {
  photoId: string;
  communityId: string;
  /** After it is gone. */
  close: () => void;
}

/** Takes a photo out of the album, and with it out of posts. */
export function DeletePhotoButton({ photoId, communityId, close }: Props) {
  const { t } = useTranslation();
  const remove = useAction(DeletePhoto);
  const run = async () => {
    const done = await remove.run(
      { input: { id: photoId } },
      { update: (cache) => removeFromAlbum(cache, communityId, photoId) },
    );
    if (done) close();
  };
  return (
    <Confirm title={t('album.delete')} text={t('album.deleteHint')} doIt={t('screen.delete')} run={run}>
      {(open) => (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('album.delete')} onClick={open}>
          <Trash2 size={20} aria-hidden="true" />
        </ActionIcon>
      )}
    </Confirm>
  );
}
