import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../components/toasts.ts';
import { fileProblem } from './photo-limits.ts';
import type { PhotoUpload, PhotoUploads, UploadProblem } from './photo-uploads.ts';

/** What a picture is for: with its club or person it is kept by its address. */
export type PicturePurpose = 'AVATAR' | 'COVER';

/** The picture that somebody has just chosen. */
export interface ChosenPicture {
  /** Of the file itself, for an `<img>`. */
  preview: string;
  name: string;
  /** How much of it has been sent, 0 to 1; null while it is not on its way. */
  progress: number | null;
  problem: UploadProblem | null;
}

export interface PictureUpload {
  /** Null when none is chosen, and once it is sent. */
  chosen: ChosenPicture | null;
  /** It is on its way: what is saved has to wait for it. */
  isBusy: boolean;
  /** Somebody is about to choose: loads what sends pictures, which is no part of the first load. */
  prepare: () => void;
  choose: (file: File) => void;
  retry: () => void;
  /** Forgets what was chosen, and stops sending it. */
  drop: () => void;
  /** Begins to send what waits. */
  start: () => void;
}

/**
 * One picture of somebody's own choice, sent as soon as it is chosen, or with `waits` only when `start` says so: who signs up is nobody yet. `onSent` gets
 * its address.
 */
export function usePictureUpload(
  purpose: PicturePurpose,
  onSent: (address: string) => void,
  { waits = false } = {},
): PictureUpload {
  const apollo = useApolloClient();
  const { t } = useTranslation();
  const sent = useRef(onSent);
  sent.current = onSent;
  const store = useRef<PhotoUploads | null>(null);
  const [upload, setUpload] = useState<PhotoUpload | null>(null);
  const [held, hold] = useHeldFile();
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
    const made = new PhotoUploads(apollo, { purpose }, ([photo]) => {
      const address = purpose === 'AVATAR' ? photo?.thumbnailUrl : photo?.url;
      if (address) sent.current(address);
    });
    made.subscribe(() => setUpload(made.list()[0] ?? null));
    store.current = made;
    return made;
  };
  const send = async (file: File) => {
    try {
      const uploads = await load();
      uploads.close();
      uploads.send([file]);
      hold(null);
    } catch {
      showToast({ text: t('problem.unreachable'), isProblem: true });
    }
  };
  return {
    chosen: upload === null ? held && { ...held, progress: null } : chosenOf(upload),
    isBusy: upload !== null && upload.state !== 'failed',
    prepare: () => void load().catch(() => {}),
    choose: (file) => {
      store.current?.close();
      hold(file);
      if (!waits && fileProblem(file) === null) void send(file);
    },
    retry: () => {
      if (upload) store.current?.retry(upload.key);
    },
    drop: () => {
      store.current?.close();
      hold(null);
    },
    start: () => {
      if (held && held.problem === null) void send(held.file);
    },
  };
}

function chosenOf({ preview, file, state, progress, problem }: PhotoUpload): ChosenPicture {
  return { preview, name: file.name, progress: state === 'failed' ? null : progress, problem };
}

type HeldFile = Omit<ChosenPicture, 'progress'> & { file: File };

/** A file that is not on its way, with an address to show it by. */
function useHeldFile(): [HeldFile | null, (file: File | null) => void] {
  const [held, setHeld] = useState<HeldFile | null>(null);
  useEffect(() => {
    if (held) return () => URL.revokeObjectURL(held.preview);
  }, [held]);
  const hold = (file: File | null) => {
    if (file === null) return setHeld(null);
    const code = fileProblem(file);
    const problem = code === null ? null : { code, message: null };
    setHeld({ file, preview: URL.createObjectURL(file), name: file.name, problem });
  };
  return [held, hold];
}
