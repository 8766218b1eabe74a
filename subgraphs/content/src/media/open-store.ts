import type { ContentConfig } from '../config.ts';
import { DiskStore } from './disk-store.ts';
import type { MediaStore } from './media-store.ts';

/** The store that the configuration names. */
export async function openStore(config: ContentConfig): Promise<MediaStore> {
  if (config.s3 === null) return new DiskStore(config.MEDIA_DIR);
  // Loaded only where it is used: the client is larger than the rest of the service.
  const { S3Store } = await import('./s3-store.ts');
  return new S3Store(config.s3);
}
