import sharp from 'sharp';
import type { PhotoPurpose, PhotoRefusal } from '../generated/prisma/enums.ts';

/** As many pixels a picture may have that is read row by row: more than nearly all phones make. */
const MAX_PIXELS = 64_000_000;
/** The same, where all of it has to be in memory at once: WebP, AVIF, progressive JPEG, interlaced PNG. At 8 bytes a pixel that is 200 MB. */
const MAX_PIXELS_AT_ONCE = 25_000_000;
/** As many bytes its pixels may be: turning a PNG takes all of them. */
const MAX_PIXEL_BYTES = 256_000_000;
/** The longest side of the screen size, in pixels: a cover is never larger than a phone is wide, a profile picture seldom more than a thumbnail. */
const SCREEN = { ALBUM: 1_600, MESSAGE: 1_600, COVER: 1_200, AVATAR: 640 };
/** The width of the thumbnail, in pixels. */
const THUMBNAIL = 320;
/** Of all efforts the only one that an upload can wait for: the next takes five times as long. Colour at half the size, as in WebP and JPEG. */
const AVIF = { effort: 0, chromaSubsampling: '4:2:0' };
/** How long a picture may be decoded for; an honest one takes a fifth of a second. */
const DECODE_WITHIN_S = 10;

/** The files of a photo, by their names. */
export type PictureFile = `${'screen' | 'thumb'}.${'avif' | 'webp' | 'jpg'}`;

export type PictureOutcome =
  | { ok: true; files: Record<PictureFile, Buffer>; width: number; height: number }
  | { ok: false; refusal: PhotoRefusal };

// Pictures come from anybody: libvips is left with the decoders of the four formats that are taken, and reads nothing else,
// neither SVG nor PDF, and no files.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// Several photos at a time, each on one core, beats one photo on all of them; and none comes twice.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a photo's pictures anew from what somebody has sent: the screen size (at most 1,600 pixels a side) and the thumbnail (320 wide, at
 * most twice as high; of a profile picture a square, cut out of its middle), each as AVIF, as WebP and as JPEG. What they show is all that is left of it: turned as the camera was held, without
 * EXIF, place or colour profile, in sRGB; of an animation the first frame. Says why when it is no picture that is taken.
 */
export async function makePictures(bytes: Buffer, purpose: PhotoPurpose = 'ALBUM'): Promise<PictureOutcome> {
  const refusal = await refusalOf(bytes);
  if (refusal !== null) return { ok: false, refusal };
  const screen = await decode(bytes, SCREEN[purpose]);
  if (screen === null) return { ok: false, refusal: 'BROKEN' };
  const { data, info } = screen;
  const { width, height, channels } = info;
  // Decoded once, encoded from the pixels. AVIF and WebP with little effort and plain JPEG: the README has what the others cost.
  const image = () => sharp(data, { raw: { width, height, channels } });
  const thumbnail = () =>
    purpose === 'AVATAR'
      ? image().resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'cover' })
      : image().resize({ width: THUMBNAIL, height: 2 * THUMBNAIL, fit: 'inside', withoutEnlargement: true });
  const files = {
    'screen.avif': await image()
      .avif({ ...AVIF, quality: 45 })
      .toBuffer(),
    'screen.webp': await image().webp({ quality: 80, effort: 2 }).toBuffer(),
    'screen.jpg': await image().jpeg({ quality: 80 }).toBuffer(),
    'thumb.avif': await thumbnail()
      .avif({ ...AVIF, quality: 45 })
      .toBuffer(),
    'thumb.webp': await thumbnail().webp({ quality: 75 }).toBuffer(),
    'thumb.jpg': await thumbnail().jpeg({ quality: 75 }).toBuffer(),
  };
  return { ok: true, files, width, height };
}

/** From the header alone: nothing is decoded before it is known how large that would be. */
async function refusalOf(bytes: Buffer): Promise<PhotoRefusal | null> {
  try {
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { format, compression, width, height, channels, depth, isProgressive } = header;
    const isTaken = ['jpeg', 'png', 'webp'].includes(format) || (format === 'heif' && compression === 'av1');
    if (!isTaken) return 'NOT_A_PICTURE';
    const pixels = width * height;
    const isReadByRow = (format === 'jpeg' || format === 'png') && !isProgressive;
    const pixelBytes = pixels * channels * (depth === 'ushort' ? 2 : 1);
    const isTooLarge = pixels > (isReadByRow ? MAX_PIXELS : MAX_PIXELS_AT_ONCE) || pixelBytes > MAX_PIXEL_BYTES;
    return isTooLarge ? 'TOO_MANY_PIXELS' : null;
  } catch {
    return 'NOT_A_PICTURE';
  }
}

/** The pixels of the screen size; null when the picture cannot be read to its end. */
async function decode(bytes: Buffer, side: number) {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: DECODE_WITHIN_S })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } catch {
    return null;
  }
}
