import type { ApolloClient } from '@apollo/client';
import pLimit from 'p-limit';
import { AddPhotos } from '../generated/AddPhotos.ts';
import { RequestPhotoUploads } from '../generated/RequestPhotoUploads.ts';
import type { Photo_photoFragment } from '../generated/types.ts';
import { read } from './fragments.ts';
import { fileProblem } from './photo-limits.ts';

/** As many are asked for at once. */
export const MAX_PHOTOS = 100;
/** As many are sent at the same time: more share one line, and all come later. */
const AT_ONCE = 3;
/** As many are made photos of with one request: few, so that one sees how far it is. */
const ADDED_TOGETHER = 8;

/** Why a photo was not added: what the platform says, or one of these that a person can be told without asking it. */
export type UploadProblem =
  | { code: 'TYPE' | 'SIZE' | 'UNREACHABLE'; message: null }
  | { code: string; message: string };

/** Where photos go: into a club's album, into the room of two, or to be somebody's picture or a club's. */
export type UploadTarget = AttachmentTarget | { purpose: 'AVATAR' | 'COVER' };
/** Where photos go that are sent with a post or a message. */
export type AttachmentTarget = { communityId: string } | { purpose: 'MESSAGE'; roomId: string };

/** A file on its way to be a photo. Never changed: another state is another object. */
export interface PhotoUpload {
  /** Its key in lists. */
  readonly key: string;
  readonly file: File;
  /** An address of the file itself, for an `<img>`. */
  readonly preview: string;
  readonly state: 'waiting' | 'sending' | 'adding' | 'failed';
  /** How much of it has been sent, 0 to 1. */
  readonly progress: number;
  readonly problem: UploadProblem | null;
}

interface Sent {
  key: string;
  uploadId: string;
}

/**
 * Sends files to be photos, a few at a time; what fails costs no other. A file leaves the list when it is a photo. Ask before the page is left
 * while `isBusy`.
 */
export class PhotoUploads {
  readonly #apollo: ApolloClient;
  readonly #target: UploadTarget;
  readonly #onAdded: (photos: readonly Photo_photoFragment[]) => void;
  readonly #listeners = new Set<() => void>();
  readonly #limit = pLimit(AT_ONCE);
  readonly #running = new Map<string, AbortController>();
  #uploads: readonly PhotoUpload[] = [];
  readonly #chosen: string[] = [];
  #sent: Sent[] = [];
  #adding: Promise<void> | null = null;

  constructor(apollo: ApolloClient, target: UploadTarget, onAdded: (photos: readonly Photo_photoFragment[]) => void) {
    this.#apollo = apollo;
    this.#target = target;
    this.#onAdded = onAdded;
  }

  /** The same array until something changes. */
  readonly list = (): readonly PhotoUpload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The ids of all photos for which there is a place, in the order in which they were chosen: they become photos in whichever order they arrive. */
  get chosen(): readonly string[] {
    return this.#chosen;
  }

  get isBusy(): boolean {
    return this.#uploads.some(({ state }) => state !== 'failed');
  }

  /** Begins to send files, in their order. Beyond MAX_PHOTOS they are left out: returns how many. */
  send(files: readonly File[]): number {
    const taken = files.slice(0, MAX_PHOTOS).map((file) => this.#create(file));
    this.#set([...this.#uploads, ...taken]);
    void this.#begin(taken.filter(({ state }) => state === 'waiting'));
    return files.length - taken.length;
  }

  /** Sends what has failed once more, from its beginning. */
  retry(key: string): void {
    const failed = this.#uploads.find((upload) => upload.key === key && upload.state === 'failed');
    if (failed === undefined) return;
    this.#change(key, { state: 'waiting', progress: 0, problem: null });
    void this.#begin([failed]);
  }

  /** Takes a file off the list, and stops sending it. */
  remove(key: string): void {
    this.#running.get(key)?.abort();
    const removed = this.#uploads.find((upload) => upload.key === key);
    if (removed !== undefined) URL.revokeObjectURL(removed.preview);
    this.#sent = this.#sent.filter((sent) => sent.key !== key);
    this.#set(this.#uploads.filter((upload) => upload.key !== key));
  }

  /** Stops all of it. */
  close(): void {
    for (const { key } of this.#uploads) this.remove(key);
  }

  #create(file: File): PhotoUpload {
    const code = fileProblem(file);
    return {
      key: crypto.randomUUID(),
      file,
      preview: URL.createObjectURL(file),
      state: code === null ? 'waiting' : 'failed',
      progress: 0,
      problem: code === null ? null : { code, message: null },
    };
  }

  async #begin(uploads: readonly PhotoUpload[]): Promise<void> {
    if (uploads.length === 0) return;
    const files = uploads.map(({ file }) => ({ contentType: file.type, byteSize: file.size }));
    try {
      const { data } = await this.#apollo.mutate({
        mutation: RequestPhotoUploads,
        variables: { input: { ...this.#target, files } },
      });
      const { uploads: places, userErrors } = data?.requestPhotoUploads ?? { uploads: null, userErrors: [] };
      if (!places) throw new Refused(userErrors[0] as unknown as { code: string; message: string });
      // A photo has the id of its upload.
      this.#chosen.push(...places.map(({ uploadId }) => uploadId));
      await Promise.all(places.map((place, i) => this.#limit(() => this.#put((uploads[i] as PhotoUpload).key, place))));
    } catch (error) {
      for (const { key } of uploads) this.#fail(key, problemOf(error));
    }
  }

  async #put(key: string, { uploadId, uploadUrl }: { uploadId: string; uploadUrl: string }): Promise<void> {
    const upload = this.#uploads.find((one) => one.key === key);
    if (upload === undefined) return;
    const controller = new AbortController();
    this.#running.set(key, controller);
    this.#change(key, { state: 'sending' });
    try {
      // Wherever the platform thinks that it is: the app is there, too.
      const { pathname } = new URL(uploadUrl);
      await putFile(pathname, upload.file, (progress) => this.#change(key, { progress }), controller.signal);
      this.#change(key, { state: 'adding', progress: 1 });
      this.#sent.push({ key, uploadId });
      this.#adding ??= this.#addAll().finally(() => {
        this.#adding = null;
      });
    } catch (error) {
      this.#fail(key, problemOf(error));
    } finally {
      this.#running.delete(key);
    }
  }

  /** Makes photos of what has been sent, until nothing is left. */
  async #addAll(): Promise<void> {
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
      try {
        const { data } = await this.#apollo.mutate({
          mutation: AddPhotos,
          variables: { input: { uploadIds: batch.map(({ uploadId }) => uploadId), captions: [] } },
        });
        const { photos, userErrors } = data?.addPhotos ?? { photos: null, userErrors: [] };
        const problems = userErrors as unknown as { field: string[] | null; code: string; message: string }[];
        const refused = new Map(problems.map((problem) => [Number(problem.field?.[1] ?? 0), problem]));
        if (photos === null || photos === undefined) {
          for (const { key } of batch) this.#fail(key, problemOf(new Refused(problems[0])));
          continue;
        }
        for (const [i, sent] of batch.entries()) {
          const problem = refused.get(i);
          if (problem === undefined) this.remove(sent.key);
          else if (problem.code === 'TRY_AGAIN') this.#sent.push(sent);
          else this.#fail(sent.key, problem);
        }
        this.#onAdded(photos.map((photo) => read<Photo_photoFragment>(photo)));
      } catch (error) {
        for (const { key } of batch) this.#fail(key, problemOf(error));
      }
    }
  }

  #take(): Sent[] {
    return this.#sent.splice(0, ADDED_TOGETHER);
  }

  #fail(key: string, problem: UploadProblem): void {
    this.#change(key, { state: 'failed', problem });
  }

  #change(key: string, change: Partial<PhotoUpload>): void {
    this.#set(this.#uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  #set(uploads: readonly PhotoUpload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

/** The platform said no, and why. */
class Refused extends Error {
  readonly problem: { code: string; message: string } | undefined;

  constructor(problem: { code: string; message: string } | undefined) {
    super(problem?.message);
    this.problem = problem;
  }
}

function problemOf(error: unknown): UploadProblem {
  if (error instanceof Refused && error.problem) return error.problem;
  return { code: 'UNREACHABLE', message: null };
}

/** Sends a file by PUT, saying how far it is; `fetch` cannot say that. Rejects unless the answer is 2xx. */
function putFile(address: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`answered ${request.status}`)));
    request.onerror = () => reject(new Error('no answer'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
