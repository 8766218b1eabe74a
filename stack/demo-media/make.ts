/** Draws the demo's pictures into this folder: `node stack/demo-media/make.ts`. They are checked in; run it after a change here. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { DEMO_AVATAR, DEMO_COVER, DEMO_PHOTOS, DEMO_THUMBNAIL_WIDTH } from '../src/demo/media.ts';
import { avatar } from './avatars.ts';
import { type Scene, svg } from './draw.ts';
import { alley, riders, river, runners } from './scenes/city.ts';
import { baking, boardGame, bread, camera, coffee, cupping, reading, shelves } from './scenes/indoors.ts';
import { autumn, coast, dawn, forest, granite, night, winter } from './scenes/outdoors.ts';

const PHOTOS: readonly Scene[] = [
  dawn,
  autumn,
  winter,
  forest,
  night,
  river,
  alley,
  coffee,
  reading,
  bread,
  boardGame,
  coast,
];
const COVERS: readonly Scene[] = [granite, runners, shelves, camera, cupping, baking, boardGame, riders];

async function write(name: string, source: string, width?: number): Promise<number> {
  const image = sharp(Buffer.from(source));
  if (width !== undefined) image.resize({ width });
  const { size } = await image
    .webp({ quality: 74, effort: 6, smartSubsample: true })
    .toFile(fileURLToPath(new URL(`${name}.webp`, import.meta.url)));
  return size;
}

let bytes = 0;
for (const [i, { width, height }] of DEMO_PHOTOS.entries()) {
  const source = svg(`photo ${i + 1}`, width, height, PHOTOS[i] as Scene);
  bytes += await write(`photo-${i + 1}`, source);
  bytes += await write(`photo-${i + 1}-thumb`, source, DEMO_THUMBNAIL_WIDTH);
}
for (let i = 0; i < DEMO_COVER.count; i++)
  bytes += await write(
    `cover-${i + 1}`,
    svg(`cover ${i + 1}`, DEMO_COVER.width, DEMO_COVER.height, COVERS[i] as Scene),
  );
for (let i = 0; i < DEMO_AVATAR.count; i++) bytes += await write(`avatar-${i + 1}`, avatar(i));
console.log(`${Math.round(bytes / 1024)} KiB`);
