/** What the platform takes. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const MAX_PHOTO_BYTES = 20 * 1_048_576;
/** As many go with one post or message. */
export const MAX_ATTACHED = 10;

/** Why a file need not even be sent; null when it may be a photo. */
export function fileProblem(file: File): 'TYPE' | 'SIZE' | null {
  if (!PHOTO_TYPES.includes(file.type)) return 'TYPE';
  return file.size > MAX_PHOTO_BYTES || file.size === 0 ? 'SIZE' : null;
}
