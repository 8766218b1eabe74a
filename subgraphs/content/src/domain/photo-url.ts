/** The path on the gateway's origin of a photo in screen size, from its storage key. */
export function photoUrl(storageKey: string): string {
  return `/media/${storageKey}.webp`;
}

/** The path on the gateway's origin of a photo's thumbnail, from its storage key. */
export function thumbnailUrl(storageKey: string): string {
  return `/media/${storageKey}-thumb.webp`;
}
