import { type Canvas, glow, mix, repeat, ridge, type Scene, wash } from '../draw.ts';

/** Towers along the water, with lit windows, standing on `y`. */
function skyline({ w, h, random }: Canvas, y: number, colour: string, tallest: number, lights: number): string {
  let out = '';
  let x = -w * 0.01;
  while (x < w) {
    const width = w * (0.024 + 0.03 * random.next());
    const height = tallest * (0.35 + 0.65 * random.next() ** 1.6);
    out += `<rect x="${x}" y="${y - height}" width="${width}" height="${height}" fill="${colour}"/>`;
    if (random.chance(0.25))
      out += `<rect x="${x + width * 0.45}" y="${y - height - h * 0.03}" width="${w * 0.002}" height="${h * 0.03}" fill="${colour}"/>`;
    const columns = Math.floor(width / (w * 0.008));
    const rows = Math.floor(height / (h * 0.022));
    for (let i = 0; i < columns * rows; i++)
      if (random.chance(lights))
        out += `<rect x="${x + (0.3 + (i % columns)) * w * 0.008}" y="${y - height + (0.5 + Math.floor(i / columns)) * h * 0.022}" width="${w * 0.0035}" height="${h * 0.009}" fill="#ffe2a0" opacity="${0.5 + 0.5 * random.next()}"/>`;
    x += width + w * 0.004 * random.next();
  }
  return out;
}

/** A bridge over the water with lamps, its deck at `y`. */
function bridge({ w, h }: Canvas, y: number, colour: string): string {
  return (
    `<rect x="0" y="${y}" width="${w}" height="${h * 0.018}" fill="${colour}"/>` +
    repeat(7, (i) => {
      const x = (w / 6) * i;
      return (
        `<path d="M${x},${y + h * 0.018} Q${x + w / 12},${y + h * 0.075} ${x + w / 6},${y + h * 0.018}" fill="none" stroke="${colour}" stroke-width="${h * 0.008}"/>` +
        `<rect x="${x - w * 0.006}" y="${y}" width="${w * 0.012}" height="${h * 0.085}" fill="${colour}"/>`
      );
    }) +
    repeat(19, (i) => `<circle cx="${(w / 18) * i}" cy="${y - h * 0.012}" r="${h * 0.006}" fill="#fff1c2"/>`)
  );
}

const ripples = ({ w, h, random }: Canvas, y: number, count: number, colours: readonly string[]) =>
  repeat(count, () => {
    const depth = random.next();
    return `<rect x="${w * random.next() - w * 0.05}" y="${y + (h - y) * depth}" width="${w * (0.03 + 0.1 * random.next())}" height="${1.5 + 3 * depth}" rx="2" fill="${random.pick(colours)}" opacity="${0.2 + 0.35 * random.next()}"/>`;
  });

const tower = ({ w, h }: Canvas, x: number, y: number, colour: string) =>
  `<rect x="${x - w * 0.003}" y="${y - h * 0.2}" width="${w * 0.006}" height="${h * 0.2}" fill="${colour}"/><rect x="${x - w * 0.011}" y="${y - h * 0.15}" width="${w * 0.022}" height="${h * 0.035}" rx="${h * 0.01}" fill="${colour}"/><rect x="${x - w * 0.001}" y="${y - h * 0.26}" width="${w * 0.002}" height="${h * 0.07}" fill="${colour}"/>`;

/** The Han river and the skyline at sunset, the tower on its hill. */
export const river: Scene = (canvas) => {
  const { w, h } = canvas;
  const shore = h * 0.6;
  return (
    wash(canvas, ['#2e2a66', '#8a4a8f', '#f0785f', '#ffc977'], 0, shore) +
    glow(w * 0.66, shore - h * 0.06, h * 0.5, '#ffe3a1', 0.85) +
    `<circle cx="${w * 0.66}" cy="${shore - h * 0.08}" r="${h * 0.075}" fill="#fff0c4"/>` +
    ridge(canvas, { y: shore - h * 0.1, amplitude: h * 0.12, fill: '#7d4a7c', roughness: 0.4, detail: 6 }) +
    tower(canvas, w * 0.27, shore - h * 0.12, '#4b2f63') +
    skyline(canvas, shore, '#3d2a5e', h * 0.25, 0.25) +
    wash(canvas, ['#f2956b', '#a05588', '#3a2f66'], shore) +
    ripples(canvas, shore, 120, ['#ffd9a0', '#ffe9c8', '#5b3a78', '#432c66']) +
    bridge(canvas, h * 0.68, '#2b1f4a')
  );
};

/** Runners by the river in the evening. */
export const runners: Scene = (canvas) => {
  const { w, h } = canvas;
  const shore = h * 0.56;
  const runner = (x: number, size: number, shirt: string, skin: string, flip: boolean) => {
    const a = flip ? 1 : -1;
    const y = h * 0.9;
    const limb = (d: string, colour: string, width: number) =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${size * width}" stroke-linecap="round" stroke-linejoin="round"/>`;
    const hip = `${x},${y - size * 0.45}`;
    const neck = `${x + size * 0.07},${y - size * 0.78}`;
    return (
      `<ellipse cx="${x}" cy="${y + size * 0.02}" rx="${size * 0.3}" ry="${size * 0.035}" fill="#000000" opacity="0.25"/>` +
      limb(
        `M${hip} L${x - a * size * 0.17},${y - size * 0.27} L${x - a * size * 0.02 - size * 0.2},${y - size * (flip ? 0.1 : 0.02)}`,
        '#20264a',
        0.085,
      ) +
      limb(
        `M${hip} L${x + a * size * 0.19},${y - size * 0.27} L${x + a * size * 0.12 - size * 0.05},${y - size * (flip ? 0 : 0.1)}`,
        '#2b335f',
        0.085,
      ) +
      limb(`M${hip} L${neck}`, shirt, 0.15) +
      limb(
        `M${neck} L${x - a * size * 0.12},${y - size * 0.6} L${x - a * size * 0.02},${y - size * 0.5}`,
        skin,
        0.055,
      ) +
      limb(
        `M${neck} L${x + a * size * 0.18},${y - size * 0.62} L${x + a * size * 0.28},${y - size * 0.72}`,
        skin,
        0.055,
      ) +
      `<circle cx="${x + size * 0.1}" cy="${y - size * 0.93}" r="${size * 0.085}" fill="${skin}"/><path d="M${x + size * 0.015},${y - size * 0.94} a${size * 0.088},${size * 0.088} 0 0 1 ${size * 0.165},${-size * 0.03} Z" fill="#2a2030"/>`
    );
  };
  return (
    wash(canvas, ['#233a7a', '#5f6fb8', '#f3a683', '#fbd79b'], 0, shore) +
    glow(w * 0.8, shore, h * 0.5, '#ffe6b0', 0.8) +
    ridge(canvas, { y: shore - h * 0.08, amplitude: h * 0.14, fill: '#6b6aa6', roughness: 0.42, detail: 6 }) +
    skyline(canvas, shore, '#3c3f7d', h * 0.27, 0.22) +
    wash(canvas, ['#e7a583', '#7d78b5', '#46508f'], shore, h * 0.26) +
    ripples({ ...canvas, h: h * 0.8 }, shore, 70, ['#ffe0b5', '#f9c79b', '#5a5c9c']) +
    bridge(canvas, h * 0.62, '#2c3168') +
    `<rect x="0" y="${h * 0.79}" width="${w}" height="${h * 0.05}" fill="#3f7a52"/><rect x="0" y="${h * 0.83}" width="${w}" height="${h * 0.17}" fill="#b1533f"/>` +
    repeat(
      12,
      (i) =>
        `<rect x="${w * (i / 12 + 0.02)}" y="${h * 0.915}" width="${w * 0.045}" height="${h * 0.012}" fill="#f5e3cf" opacity="0.9"/>`,
    ) +
    runner(w * 0.3, h * 0.34, '#f7d046', '#f0c7a0', true) +
    runner(w * 0.42, h * 0.36, '#3ec6b8', '#d9a880', false) +
    runner(w * 0.55, h * 0.33, '#f26d7d', '#f3cfae', true)
  );
};

/** Roofs and wires of an old quarter on a hill. */
export const alley: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const walls = ['#e9c9a1', '#d99f7e', '#c9d0b6', '#a9c2c6', '#f0dcc0', '#d9b3b0', '#b9a9c4'];
  const roofs = ['#a8493a', '#5c6f86', '#7d5a4a', '#3f7a78', '#c26a3d'];
  const rows = repeat(6, (row) => {
    const size = w * (0.07 + row * 0.017);
    return repeat(Math.ceil(w / size) + 1, (i) => {
      const x = i * size * 0.98 - size * random.next() * 0.5;
      const y = h * (0.44 + row * 0.115) + Math.sin(i * 1.7 + row) * h * 0.02 - Math.sin((x / w) * 3.1) * h * 0.1;
      const wide = size * (0.85 + 0.3 * random.next());
      const wall = mix(random.pick(walls), '#f6d9b8', 0.35 - row * 0.06);
      const roof = random.pick(roofs);
      const flat = random.chance(0.35);
      return (
        `<rect x="${x}" y="${y}" width="${wide}" height="${h}" fill="${wall}"/><rect x="${x + wide * 0.72}" y="${y}" width="${wide * 0.28}" height="${h}" fill="#5a3a3a" opacity="0.13"/>` +
        (flat
          ? `<rect x="${x - size * 0.03}" y="${y - size * 0.06}" width="${wide + size * 0.06}" height="${size * 0.09}" fill="${roof}"/><rect x="${x + wide * 0.2}" y="${y - size * 0.25}" width="${size * 0.22}" height="${size * 0.19}" rx="${size * 0.04}" fill="#4f86b8"/>`
          : `<polygon points="${x - size * 0.07},${y + 1} ${x + wide * 0.5},${y - size * 0.32} ${x + wide + size * 0.07},${y + 1}" fill="${roof}"/>`) +
        repeat(
          2,
          (n) =>
            `<rect x="${x + wide * (0.16 + n * 0.36)}" y="${y + size * 0.17}" width="${wide * 0.19}" height="${size * 0.22}" fill="${random.chance(0.4) ? '#ffe3a0' : '#4d5a70'}"/>`,
        )
      );
    });
  });
  return (
    wash(canvas, ['#7aa7c7', '#e9cfae', '#f7b58a']) +
    glow(w * 0.2, h * 0.3, h * 0.4, '#fff1cf', 0.8) +
    ridge(canvas, { y: h * 0.38, amplitude: h * 0.14, fill: '#a4a9b5', roughness: 0.45 }) +
    rows +
    `<g fill="none" stroke="#3b3540" stroke-width="${w / 500}">${repeat(4, (i) => `<path d="M0,${h * (0.17 + i * 0.025)} Q${w * 0.35},${h * (0.29 + i * 0.03)} ${w * 0.78},${h * (0.12 + i * 0.012)} T${w},${h * (0.15 + i * 0.02)}"/>`)}</g>` +
    `<rect x="${w * 0.776}" y="${h * 0.08}" width="${w * 0.012}" height="${h}" fill="#4a4450"/><rect x="${w * 0.735}" y="${h * 0.12}" width="${w * 0.095}" height="${h * 0.012}" fill="#4a4450"/>` +
    // The cast of old film, and its dark corners.
    `<rect width="${w}" height="${h}" fill="#f2a65a" opacity="0.12"/>`
  );
};

/** A road between fields, and who rides on it. */
export const riders: Scene = (canvas) => {
  const { w, h } = canvas;
  const bike = (x: number, y: number, s: number, shirt: string) => {
    const wheel = (cx: number) =>
      `<circle cx="${cx}" cy="${y}" r="${s * 0.3}" fill="none" stroke="#22262e" stroke-width="${s * 0.045}"/><circle cx="${cx}" cy="${y}" r="${s * 0.035}" fill="#22262e"/>`;
    const line = (points: string, colour: string, width: number) =>
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${s * width}" stroke-linecap="round" stroke-linejoin="round"/>`;
    const [back, front] = [x - s * 0.45, x + s * 0.45];
    return (
      wheel(back) +
      wheel(front) +
      line(
        `${back},${y} ${x - s * 0.05},${y - s * 0.02} ${x + s * 0.3},${y - s * 0.42} ${x - s * 0.18},${y - s * 0.42} ${x - s * 0.05},${y - s * 0.02}`,
        '#d8433b',
        0.05,
      ) +
      line(`${back},${y} ${x - s * 0.18},${y - s * 0.42} ${x - s * 0.22},${y - s * 0.52}`, '#d8433b', 0.05) +
      line(`${front},${y} ${x + s * 0.28},${y - s * 0.5} ${x + s * 0.4},${y - s * 0.54}`, '#22262e', 0.05) +
      line(
        `${x - s * 0.2},${y - s * 0.6} ${x + s * 0.12},${y - s * 0.36} ${x - s * 0.02},${y - s * 0.02}`,
        '#272c4a',
        0.1,
      ) +
      line(`${x - s * 0.2},${y - s * 0.62} ${x + s * 0.12},${y - s * 0.95}`, shirt, 0.19) +
      line(
        `${x + s * 0.14},${y - s * 0.92} ${x + s * 0.26},${y - s * 0.7} ${x + s * 0.4},${y - s * 0.56}`,
        '#f0c7a0',
        0.07,
      ) +
      `<circle cx="${x + s * 0.25}" cy="${y - s * 1.08}" r="${s * 0.11}" fill="#f0c7a0"/><path d="M${x + s * 0.11},${y - s * 1.09} a${s * 0.14},${s * 0.14} 0 0 1 ${s * 0.28},0 Z" fill="#ffffff"/>`
    );
  };
  return (
    wash(canvas, ['#58b4d9', '#aee0ea', '#fdf3d3']) +
    glow(w * 0.86, h * 0.2, h * 0.4, '#fff6cf', 0.9) +
    ridge(canvas, { y: h * 0.52, amplitude: h * 0.2, fill: '#a9cdbb', roughness: 0.45 }) +
    ridge(canvas, { y: h * 0.6, amplitude: h * 0.12, fill: '#86bb88', roughness: 0.4, detail: 5 }) +
    `<rect x="0" y="${h * 0.63}" width="${w}" height="${h}" fill="#f0cf6a"/>` +
    repeat(
      14,
      (i) =>
        `<polygon points="${w * (0.5 + (i - 7) * 0.05)},${h * 0.63} ${w * (0.5 + (i - 7) * 0.052 + 0.006)},${h * 0.63} ${w * (0.5 + (i - 7) * 0.24 + 0.05)},${h} ${w * (0.5 + (i - 7) * 0.24)},${h}" fill="#dbb347"/>`,
    ) +
    `<rect x="0" y="${h * 0.74}" width="${w}" height="${h * 0.2}" fill="#5d6470"/>` +
    repeat(
      11,
      (i) =>
        `<rect x="${w * (i / 11 + 0.01)}" y="${h * 0.835}" width="${w * 0.05}" height="${h * 0.014}" fill="#f7f3e3"/>`,
    ) +
    `<rect x="0" y="${h * 0.94}" width="${w}" height="${h * 0.06}" fill="#7fae5a"/>` +
    bike(w * 0.26, h * 0.8, h * 0.24, '#2f8fd0') +
    bike(w * 0.44, h * 0.81, h * 0.25, '#f2b632') +
    bike(w * 0.63, h * 0.8, h * 0.24, '#8a5bc7')
  );
};
