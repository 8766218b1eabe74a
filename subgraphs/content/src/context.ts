import type { BaseContext, RateLimits } from '@moim/subgraph-kit';
import type { Publication } from './domain/publish-photo.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { Loaders } from './loaders/index.ts';
import type { MediaStore } from './media/media-store.ts';
import type { PhotoAddresses } from './media/photo-addresses.ts';
import type { PictureJobs } from './media/picture-jobs.ts';

/** One request to the content subgraph. */
export interface Context extends BaseContext {
  db: PrismaClient;
  loaders: Loaders;
  limits: RateLimits;
  /** Where people reach the gateway. */
  publicUrl: string;
  /** Where photos lie. */
  store: MediaStore;
  /** The work on photos in this process. */
  jobs: PictureJobs<Publication>;
  addresses: PhotoAddresses;
}
