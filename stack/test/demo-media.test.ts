import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { DEMO_AVATAR, DEMO_COVER, DEMO_PHOTOS, DEMO_THUMBNAIL_WIDTH } from '../src/demo/media.ts';

const folder = join(ROOT, 'stack/demo-media');
const files = readdirSync(folder).filter((file) => file.endsWith('.webp'));

async function sizeOf(name: string): Promise<{ width: number; height: number }> {
  const { format, width, height } = await sharp(join(folder, `${name}.webp`)).metadata();
  expect(format).toBe('webp');
  return { width, height };
}

test('the demo’s pictures are as large as its data says', async () => {
  for (const [i, size] of DEMO_PHOTOS.entries()) {
    expect(await sizeOf(`photo-${i + 1}`)).toEqual(size);
    const { width, height } = await sizeOf(`photo-${i + 1}-thumb`);
    expect(width).toBe(DEMO_THUMBNAIL_WIDTH);
    expect(height / width).toBeCloseTo(size.height / size.width, 1);
  }
  for (let i = 1; i <= DEMO_COVER.count; i++)
    expect(await sizeOf(`cover-${i}`)).toEqual({ width: DEMO_COVER.width, height: DEMO_COVER.height });
  for (let i = 1; i <= DEMO_AVATAR.count; i++)
    expect(await sizeOf(`avatar-${i}`)).toEqual({ width: DEMO_AVATAR.size, height: DEMO_AVATAR.size });
});

test('they are all of them, and small enough to be checked in', () => {
  expect(files).toHaveLength(2 * DEMO_PHOTOS.length + DEMO_COVER.count + DEMO_AVATAR.count);
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  expect(bytes).toBeLessThan(500_000);
});
