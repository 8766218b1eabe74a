import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../components/toasts.ts';
import { DeletePhoto } from '../generated/DeletePhoto.ts';
import { addToAlbum, removeFromAlbum } from './album-cache.ts';
import { MAX_ATTACHED } from './photo-limits.ts';
import type { AttachmentTarget, PhotoUpload, PhotoUploads } from './photo-uploads.ts';
import { useAction } from './use-action.ts';
import { useDraft } from './use-draft.ts';

/** A photo that is there already and goes along with what is being written. */
export interface AttachedPhoto {
  id: string;
  thumbnailUrl: string | null;
}

export interface PhotoAttachments {
  /** Whether they are in the club's album, too; else only those see them who see the message. */
  areInAlbum: boolean;
  /** In the order in which they were chosen. */
  photos: readonly AttachedPhoto[];
  uploads: readonly PhotoUpload[];
  /** Something is on its way: what is written has to wait for it. */
  isBusy: boolean;
  /** Somebody is about to choose photos: loads what sends them, which is no part of the first load. */
  prepare: () => void;
  /** Begins to send files; returns how many are left out, as there are too many. */
  add: (files: readonly File[]) => number;
  retry: (key: string) => void;
  /** Stops sending a file, or forgets one that failed. */
  leaveOut: (key: string) => void;
  /** Takes a photo back that nobody was to see yet: it leaves the album, too, where it is in one. */
  remove: (photoId: string) => void;
  /** They went along: the next post or message begins without. */
  clear: () => void;
}

const NONE: readonly never[] = [];

/**
 * Photos that go with what somebody writes, kept under `key` until it is sent, over reloads. Each is a photo already, of the club's album or of the room of two: so posts
 * and messages show only what is checked and made anew, and its owner can take it back.
 */
export function usePhotoAttachments(key: string, target: AttachmentTarget): PhotoAttachments {
  const album = 'communityId' in target ? target.communityId : null;
  const apollo = useApolloClient();
  const { t } = useTranslation();
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
  const store = useRef<PhotoUploads | null>(null);
  const [uploads, setUploads] = useState<readonly PhotoUpload[]>(NONE);
  const [isLoading, setLoading] = useState(false);
  useEffect(
    () => () => {
      store.current?.close();
      store.current = null;
    },
    [],
  );
  const load = async (): Promise<PhotoUploads> => {
    const { PhotoUploads } = await import('./photo-uploads.ts');
    if (store.current) return store.current;
    const made = new PhotoUploads(apollo, target, (added) => {
      if (album !== null) addToAlbum(apollo.cache, album, added);
      const all = [...latest.current, ...added.map(({ id, thumbnailUrl }) => ({ id, thumbnailUrl }))];
      const place = ({ id }: AttachedPhoto) => made.chosen.indexOf(id);
      change.current(all.sort((a, b) => place(a) - place(b)));
    });
    made.subscribe(() => setUploads(made.list()));
    store.current = made;
    return made;
  };
  const send = async (files: readonly File[]) => {
    setLoading(true);
    try {
      (await load()).send(files);
    } catch {
      showToast({ text: t('problem.unreachable'), isProblem: true });
    } finally {
      setLoading(false);
    }
  };
  return {
    areInAlbum: album !== null,
    photos,
    uploads,
    isBusy: isLoading || uploads.some(({ state }) => state !== 'failed'),
    prepare: () => void load().catch(() => {}),
    add: (files) => {
      const taken = files.slice(0, Math.max(0, MAX_ATTACHED - photos.length - uploads.length));
      if (taken.length > 0) void send(taken);
      return files.length - taken.length;
    },
    retry: (uploadKey) => store.current?.retry(uploadKey),
    leaveOut: (uploadKey) => store.current?.remove(uploadKey),
    remove: (photoId) => {
      change.current(latest.current.filter(({ id }) => id !== photoId));
      void remove.run(
        { input: { id: photoId } },
        { update: (cache) => album !== null && removeFromAlbum(cache, album, photoId) },
      );
    },
    clear: () => change.current([]),
  };
}
