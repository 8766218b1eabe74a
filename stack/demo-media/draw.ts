import { type Rng, rng } from '../src/demo/random.ts';

/** Where a scene is drawn: its size in pixels, and randomness of its own. */
export interface Canvas {
  w: number;
  h: number;
  random: Rng;
}

/** A scene: SVG elements that fill the canvas. */
export type Scene = (canvas: Canvas) => string;

/** A whole SVG document of a scene; `name` decides its randomness. */
export function svg(name: string, w: number, h: number, scene: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${scene({ w, h, random: rng(name) })}</svg>`;
}

let gradients = 0;

/** Fills the whole canvas, or the rest below `y`, with colours from top to bottom. */
export function wash({ w, h }: Canvas, colours: readonly string[], y = 0, height = h - y): string {
  const [id, definition] = gradient(colours);
  return `${definition}<rect x="0" y="${y}" width="${w}" height="${height}" fill="url(#${id})"/>`;
}

/** A gradient from top to bottom: its id and its definition. */
export function gradient(colours: readonly string[]): [id: string, definition: string] {
  const id = `g${gradients++}`;
  const stops = colours.map(
    (colour, i) => `<stop offset="${(i / (colours.length - 1)).toFixed(3)}" stop-color="${colour}"/>`,
  );
  return [id, `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient></defs>`];
}

/** A soft light around a point. */
export function glow(x: number, y: number, radius: number, colour: string, strength = 0.8): string {
  const id = `g${gradients++}`;
  return `<defs><radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs><circle cx="${x}" cy="${y}" r="${radius}" fill="url(#${id})"/>`;
}

/** Heights along a line by midpoint displacement: 2^detail + 1 numbers around 0, within about ±amplitude. */
export function fractal(random: Rng, detail: number, amplitude: number, roughness = 0.5): number[] {
  let line = [random.next() - 0.5, random.next() - 0.5].map((x) => x * amplitude);
  let size = amplitude;
  for (let i = 0; i < detail; i++) {
    line = line.flatMap((value, at) => {
      const next = line[at + 1];
      return next === undefined ? [value] : [value, (value + next) / 2 + (random.next() - 0.5) * size];
    });
    size *= roughness;
  }
  return line;
}

/** A mountain ridge across the canvas, filled to the bottom. */
export function ridge({ w, h, random }: Canvas, { y, amplitude, fill, roughness = 0.52, detail = 7 }: Ridge): string {
  const line = fractal(random, detail, amplitude, roughness);
  const points = line.map((height, i) => `${((i / (line.length - 1)) * w).toFixed(1)},${(y - height).toFixed(1)}`);
  return `<polygon points="0,${h} ${points.join(' ')} ${w},${h}" fill="${fill}"/>`;
}

export interface Ridge {
  y: number;
  amplitude: number;
  fill: string;
  roughness?: number;
  detail?: number;
}

/** The colour between two, `#rrggbb`; 0 gives the first, 1 the second. */
export function mix(from: string, to: string, part: number): string {
  const channel = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Ridges one behind the other, the far ones in the colour of the haze. */
export function ridges(canvas: Canvas, count: number, far: string, near: string, from: number, to: number): string {
  return Array.from({ length: count }, (_, i) => {
    const part = count === 1 ? 1 : i / (count - 1);
    return ridge(canvas, {
      y: canvas.h * (from + (to - from) * part),
      amplitude: canvas.h * (0.16 + 0.1 * part),
      fill: mix(far, near, part),
    });
  }).join('');
}

/** `count` times what `draw` gives for 0, 1, 2, ... */
export function repeat(count: number, draw: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(i)).join('');
}

/** A fir tree that stands at (x, y). */
export function fir(x: number, y: number, height: number, fill: string): string {
  const tier = (top: number, bottom: number, half: number) =>
    `<polygon points="${x},${y - height * top} ${x - height * half},${y - height * bottom} ${x + height * half},${y - height * bottom}" fill="${fill}"/>`;
  return (
    tier(1, 0.55, 0.16) +
    tier(0.78, 0.3, 0.22) +
    tier(0.55, 0.05, 0.28) +
    `<rect x="${x - height * 0.03}" y="${y - height * 0.08}" width="${height * 0.06}" height="${height * 0.08}" fill="${fill}"/>`
  );
}
