import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePictures } from '../src/media/pictures.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });

const TAKEN: [string, Buffer, number, number][] = [
  ['a large JPEG', await plain(4_000, 3_000).jpeg().toBuffer(), 1_600, 1_200],
  ['a progressive JPEG', await plain(800, 600).jpeg({ progressive: true }).toBuffer(), 800, 600],
  ['a grey JPEG', await plain(800, 600).grayscale().jpeg().toBuffer(), 800, 600],
  ['a JPEG for printing', await plain(800, 600).toColourspace('cmyk').jpeg().toBuffer(), 800, 600],
  ['a small PNG that one sees through', await plain(80, 60).png().toBuffer(), 80, 60],
  ['a PNG of 16 bits', await plain(800, 600).toColourspace('rgb16').png().toBuffer(), 800, 600],
  ['a panorama', await plain(8_000, 900).png().toBuffer(), 1_600, 180],
  ['WebP', await plain(800, 600).webp().toBuffer(), 800, 600],
  ['AVIF', await plain(800, 600).avif({ effort: 0 }).toBuffer(), 800, 600],
];

const jpeg = await plain(800, 600).jpeg().toBuffer();
const png = await plain(800, 600).png().toBuffer();
const REFUSED: [string, Buffer, string][] = [
  ['nothing', Buffer.alloc(0), 'NOT_A_PICTURE'],
  ['GIF', await plain(80, 60).gif().toBuffer(), 'NOT_A_PICTURE'],
  ['TIFF', await plain(80, 60).tiff().toBuffer(), 'NOT_A_PICTURE'],
  [
    'SVG',
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'NOT_A_PICTURE',
  ],
  ['PDF', Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj'), 'NOT_A_PICTURE'],
  ['a JPEG without its end', jpeg.subarray(0, jpeg.length - 300), 'BROKEN'],
  ['a PNG without its end', png.subarray(0, png.length - 100), 'BROKEN'],
];

describe('what phones and programs make is taken', () => {
  test.each(TAKEN)('%s', async (_what, bytes, width, height) => {
    const outcome = await makePictures(bytes);
    if (!outcome.ok) throw new Error(outcome.refusal);
    expect(outcome).toMatchObject({ width, height });
    expect(Object.keys(outcome.files)).toHaveLength(6);
    for (const [name, file] of Object.entries(outcome.files)) {
      const shown = await sharp(file).metadata();
      expect(`${shown.format} ${shown.space} ${shown.channels} ${shown.hasAlpha}`).toBe(
        `${{ avif: 'heif', webp: 'webp', jpg: 'jpeg' }[name.split('.')[1] ?? '']} srgb 3 false`,
      );
      expect(shown.width).toBe(name.startsWith('thumb') ? Math.min(width, 320) : width);
    }
  });
});

describe('what is something else, or only begins as a picture, is not', () => {
  test.each(REFUSED)('%s', async (_what, bytes, refusal) => {
    expect(await makePictures(bytes)).toEqual({ ok: false, refusal });
  });
});
