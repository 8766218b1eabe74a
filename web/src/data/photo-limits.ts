/** What the platform takes. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
export const MAX_PHOTO_BYTES = 20 * 1_048_576;
/** As many go with one post or message. */
export const MAX_ATTACHED = 10;
