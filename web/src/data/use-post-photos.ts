import { useState } from 'react';
import { MAX_ATTACHED } from './photo-limits.ts';
import { type AttachedPhoto, type PhotoAttachments, usePhotoAttachments } from './use-photo-attachments.ts';

export interface PostPhotos {
  attachments: PhotoAttachments;
  /** The ids in their order, when they are others than the post has; what nobody touched is not sent. */
  changed: readonly string[] | undefined;
}

/**
 * The photos of a post that is being changed: those that it has, of which some may be taken out, and new ones behind them. What it has stays in the album
 * when it is taken out; what was new, and nobody was to see yet, does not.
 */
export function usePostPhotos({
  postId,
  communityId,
  photos: before,
}: {
  postId: string;
  communityId: string;
  photos: readonly AttachedPhoto[];
}): PostPhotos {
  const added = usePhotoAttachments(`edit ${postId}`, { communityId });
  const [takenOut, setTakenOut] = useState<readonly string[]>([]);
  const kept = before.filter(({ id }) => !takenOut.includes(id));
  const photos = [...kept, ...added.photos.filter(({ id }) => !kept.some((one) => one.id === id))];
  const isChanged = photos.length !== before.length || photos.some(({ id }, n) => id !== before[n]?.id);
  return {
    changed: isChanged ? photos.map(({ id }) => id) : undefined,
    attachments: {
      ...added,
      photos,
      add: (files) => {
        const room = Math.max(0, MAX_ATTACHED - photos.length - added.uploads.length);
        return added.add(files.slice(0, room)) + Math.max(0, files.length - room);
      },
      remove: (photoId) => {
        if (kept.some(({ id }) => id === photoId)) setTakenOut([...takenOut, photoId]);
        else added.remove(photoId);
      },
      clear: () => {
        added.clear();
        setTakenOut([]);
      },
    },
  };
}
