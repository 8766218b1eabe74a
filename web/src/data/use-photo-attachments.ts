import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DeletePhoto } from '../generated/DeletePhoto.ts';
import { addToAlbum, removeFromAlbum } from './album-cache.ts';
import { type PhotoUpload, PhotoUploads } from './photo-uploads.ts';
import { useAction } from './use-action.ts';
import { useDraft } from './use-draft.ts';

/** As many go with one post or message. */
export const MAX_ATTACHED = 10;

/** A photo that is in the album already and goes along with what is being written. */
export interface AttachedPhoto {
  id: string;
  thumbnailUrl: string | null;
}

export interface PhotoAttachments {
  /** In the order in which they were chosen. */
  photos: readonly AttachedPhoto[];
  uploads: readonly PhotoUpload[];
  /** Something is on its way: what is written has to wait for it. */
  isBusy: boolean;
  /** Begins to send files; returns how many are left out, as there are too many. */
  add: (files: readonly File[]) => number;
  retry: (key: string) => void;
  /** Stops sending a file, or forgets one that failed. */
  leaveOut: (key: string) => void;
  /** Takes a photo back that nobody was to see yet: it leaves the album, too. */
  remove: (photoId: string) => void;
  /** They went along: the next post or message begins without. */
  clear: () => void;
}

/**
 * Photos that go with what somebody writes, kept under `key` until it is sent, over reloads. Each is a photo of the club's album: so posts and
 * messages show only what is checked and made anew, and its owner can take it back.
 */
export function usePhotoAttachments(key: string, communityId: string): PhotoAttachments {
  const apollo = useApolloClient();
  const remove = useAction(DeletePhoto);
  const [kept, keep] = useDraft(`photos ${key}`);
  const photos = kept === '' ? NONE : (JSON.parse(kept) as readonly AttachedPhoto[]);
  // Photos arrive between two renderings.
  const latest = useRef(photos);
  const change = useRef((_: readonly AttachedPhoto[]) => {});
  change.current = (next) => {
    latest.current = next;
    keep(next.length === 0 ? '' : JSON.stringify(next));
  };
  const [store] = useState(() => {
    const uploads: PhotoUploads = new PhotoUploads(apollo, communityId, (added) => {
      addToAlbum(apollo.cache, communityId, added);
      const all = [...latest.current, ...added.map(({ id, thumbnailUrl }) => ({ id, thumbnailUrl }))];
      const place = ({ id }: AttachedPhoto) => uploads.chosen.indexOf(id);
      change.current(all.sort((a, b) => place(a) - place(b)));
    });
    return uploads;
  });
  const uploads = useSyncExternalStore(store.subscribe, store.list);
  useEffect(() => () => store.close(), [store]);
  return {
    photos,
    uploads,
    isBusy: uploads.some(({ state }) => state !== 'failed'),
    add: (files) => {
      const taken = files.slice(0, Math.max(0, MAX_ATTACHED - photos.length - uploads.length));
      store.send(taken);
      return files.length - taken.length;
    },
    retry: (uploadKey) => store.retry(uploadKey),
    leaveOut: (uploadKey) => store.remove(uploadKey),
    remove: (photoId) => {
      change.current(latest.current.filter(({ id }) => id !== photoId));
      void remove.run({ input: { id: photoId } }, { update: (cache) => removeFromAlbum(cache, communityId, photoId) });
    },
    clear: () => change.current([]),
  };
}

const NONE: readonly never[] = [];
