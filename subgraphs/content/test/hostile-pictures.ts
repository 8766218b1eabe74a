import { constants, deflateSync } from 'node:zlib';
import { pngOf } from '@moim/test-kit/pictures';

/** The header of a PNG in grey, 8 bits a pixel. */
function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return data;
}

const end: [string, Buffer] = ['IEND', Buffer.alloc(0)];

/** A PNG of 64 by 64 whose pixels unpack to 4 GiB of zeros: 1 MiB, packed once, four thousand times. */
export function zipBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(1024 ** 2), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  // The two bytes of zlib's header stand at the beginning only; each part ends at a byte and refers to none before it.
  const parts = Array.from({ length: 4_096 }, () => packed.subarray(2));
  return pngOf([['IHDR', header(64, 64)], ['IDAT', Buffer.concat([packed.subarray(0, 2), ...parts])], end]);
}

/** An animated PNG of so many frames, 64 by 64 each. */
export function animatedPng(frames: number): Buffer {
  const pixels = deflateSync(Buffer.alloc(65 * 64), { level: 9 });
  const number = (...values: number[]) => {
    const data = Buffer.alloc(4 * values.length);
    for (const [n, value] of values.entries()) data.writeUInt32BE(value, 4 * n);
    return data;
  };
  const control = (sequence: number) =>
    Buffer.concat([number(sequence, 64, 64, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]);
  const later = Array.from({ length: frames - 1 }, (_, n): [string, Buffer][] => [
    ['fcTL', control(2 * n + 1)],
    ['fdAT', Buffer.concat([number(2 * n + 2), pixels])],
  ]);
  return pngOf([
    ['IHDR', header(64, 64)],
    ['acTL', number(frames, 0)],
    ['fcTL', control(0)],
    ['IDAT', pixels],
    ...later.flat(),
    end,
  ]);
}

/** A GIF of so many frames, of one pixel each. */
export function animatedGif(frames: number): Buffer {
  const screen = Buffer.from([...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}

/** A JPEG with so many MiB of what a camera might say of it, in pieces as large as they may be. */
export function withExif(jpeg: Buffer, mebibytes: number): Buffer {
  const data = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0'), Buffer.alloc(65_000, 'PRIVATE ')]);
  const piece = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), data]);
  piece.writeUInt16BE(data.length + 2, 2);
  const pieces = Array.from({ length: Math.ceil((mebibytes * 1024 ** 2) / piece.length) }, () => piece);
  return Buffer.concat([jpeg.subarray(0, 2), ...pieces, jpeg.subarray(2)]);
}
