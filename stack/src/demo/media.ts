/** The demo's pictures in `stack/demo-media`: sizes in pixels of photo-1 to photo-12, covers and avatars. */
export const DEMO_PHOTOS = [
  { width: 960, height: 640 },
  { width: 960, height: 640 },
  { width: 960, height: 720 },
  { width: 720, height: 960 },
  { width: 960, height: 640 },
  { width: 960, height: 640 },
  { width: 960, height: 720 },
  { width: 960, height: 720 },
  { width: 720, height: 960 },
  { width: 960, height: 640 },
  { width: 960, height: 720 },
  { width: 960, height: 640 },
] as const;
export const DEMO_COVER = { count: 8, width: 1200, height: 480 } as const;
export const DEMO_AVATAR = { count: 8, size: 128 } as const;
/** The width of a photo's thumbnail. */
export const DEMO_THUMBNAIL_WIDTH = 320;
