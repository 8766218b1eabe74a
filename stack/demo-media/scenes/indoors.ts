import { type Canvas, glow, mix, repeat, type Scene, wash } from '../draw.ts';

/** Boards of a table seen from above. */
function planks({ w, h, random }: Canvas, light: string, dark: string, count: number): string {
  return repeat(count, (i) => {
    const y = (h / count) * i;
    const grain = repeat(3, () => {
      const at = y + (h / count) * (0.15 + 0.7 * random.next());
      return `<path d="M0,${at} Q${w * random.next()},${at + h * 0.014} ${w},${at - h * 0.008}" fill="none" stroke="${dark}" stroke-width="1.5" opacity="0.3"/>`;
    });
    return `<rect x="0" y="${y}" width="${w}" height="${h / count - 2}" fill="${mix(light, dark, 0.35 * random.next())}"/><rect x="0" y="${y + h / count - 2}" width="${w}" height="2" fill="${mix(dark, '#000000', 0.25)}"/>${grain}`;
  });
}

const bean = (x: number, y: number, s: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="${s}" ry="${s * 0.68}" fill="#4a2c1c"/><ellipse cx="${-s * 0.2}" cy="${-s * 0.2}" rx="${s * 0.6}" ry="${s * 0.3}" fill="#6b4430"/><path d="M${-s},0 Q${-s * 0.2},${s * 0.32} 0,0 T${s},0" fill="none" stroke="#2c170d" stroke-width="${s * 0.16}"/></g>`;

const latte = (x: number, y: number, r: number) =>
  `<circle cx="${x + r * 0.07}" cy="${y + r * 0.1}" r="${r * 1.5}" fill="#000000" opacity="0.18"/><circle cx="${x}" cy="${y}" r="${r * 1.46}" fill="#f4efe6"/><circle cx="${x}" cy="${y}" r="${r * 1.3}" fill="#e6ded0"/><circle cx="${x}" cy="${y}" r="${r * 1.28}" fill="#f4efe6"/>` +
  `<rect x="${x + r * 0.82}" y="${y - r * 0.17}" width="${r * 0.66}" height="${r * 0.34}" rx="${r * 0.17}" fill="#ffffff" transform="rotate(-32 ${x} ${y})"/>` +
  `<circle cx="${x}" cy="${y}" r="${r}" fill="#ffffff"/><circle cx="${x}" cy="${y}" r="${r * 0.9}" fill="#8a5630"/><circle cx="${x}" cy="${y}" r="${r * 0.84}" fill="#b57a45"/>` +
  repeat(4, (i) => {
    const s = r * (0.6 - i * 0.15);
    const cy = y + r * (0.12 - i * 0.11);
    return `<path d="M${x},${cy + s} C${x - s * 1.5},${cy} ${x - s * 0.9},${cy - s * 1.05} ${x},${cy - s * 0.35} C${x + s * 0.9},${cy - s * 1.05} ${x + s * 1.5},${cy} ${x},${cy + s} Z" fill="${i % 2 === 0 ? '#f8ead2' : '#b57a45'}"/>`;
  });

/** A latte on a wooden table. */
export const coffee: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const r = Math.min(w, h) * 0.22;
  return (
    planks(canvas, '#a8744a', '#7d5232', 6) +
    latte(w * 0.46, h * 0.5, r) +
    `<g transform="rotate(24 ${w * 0.8} ${h * 0.5})"><rect x="${w * 0.785}" y="${h * 0.4}" width="${w * 0.016}" height="${h * 0.36}" rx="5" fill="#d9d6cf"/><ellipse cx="${w * 0.793}" cy="${h * 0.36}" rx="${w * 0.026}" ry="${h * 0.06}" fill="#e8e5de"/></g>` +
    repeat(16, () =>
      bean(w * (0.02 + 0.16 * random.next()), h * (0.06 + 0.3 * random.next()), r * 0.1, 360 * random.next()),
    ) +
    repeat(9, () =>
      bean(w * (0.82 + 0.16 * random.next()), h * (0.78 + 0.18 * random.next()), r * 0.1, 360 * random.next()),
    )
  );
};

/** Cups of a tasting in a row, and beans. */
export const cupping: Scene = (canvas) => {
  const { w, h, random } = canvas;
  return (
    planks(canvas, '#caa07a', '#a3764e', 5) +
    repeat(3, (i) => latte(w * (0.2 + i * 0.27), h * 0.5, h * (0.19 + (i % 2) * 0.025))) +
    repeat(26, () => bean(w * (0.86 + 0.14 * random.next()), h * random.next(), h * 0.027, 360 * random.next())) +
    repeat(9, () => bean(w * 0.06 * random.next(), h * random.next(), h * 0.027, 360 * random.next()))
  );
};

const SPINES = ['#c0483f', '#e0a13a', '#3f7a78', '#4a5f9e', '#8c5a86', '#d98b6a', '#5f8a5a', '#e9dcc0', '#2f3f5f'];

/** A row of books that stands on `y`, from `x` on. */
function books({ w, random }: Canvas, x: number, y: number, height: number, until: number): string {
  let out = '';
  let at = x;
  while (at < until - w * 0.02) {
    const width = Math.min(w * (0.016 + 0.022 * random.next()), until - at);
    const tall = height * (0.68 + 0.3 * random.next());
    const colour = random.pick(SPINES);
    const lean = random.chance(0.08) ? 6 : 0;
    out += `<g transform="rotate(${lean} ${at} ${y})"><rect x="${at}" y="${y - tall}" width="${width - 1.5}" height="${tall}" rx="2" fill="${colour}"/><rect x="${at}" y="${y - tall * 0.86}" width="${width - 1.5}" height="${tall * 0.05}" fill="#fff3d6" opacity="0.7"/><rect x="${at}" y="${y - tall * 0.2}" width="${width - 1.5}" height="${tall * 0.03}" fill="#fff3d6" opacity="0.5"/><rect x="${at}" y="${y - tall}" width="${width * 0.2}" height="${tall}" fill="#ffffff" opacity="0.14"/></g>`;
    at += width + (lean > 0 ? w * 0.016 : 0);
  }
  return out;
}

/** Shelves in the light of a lamp. */
export const shelves: Scene = (canvas) => {
  const { w, h } = canvas;
  const shelf = (y: number) =>
    `<rect x="0" y="${y}" width="${w}" height="${h * 0.03}" fill="#5a3a26"/><rect x="0" y="${y + h * 0.03}" width="${w}" height="${h * 0.015}" fill="#000000" opacity="0.25"/>`;
  return (
    wash(canvas, ['#4a3140', '#39263a']) +
    books(canvas, w * 0.02, h * 0.45, h * 0.38, w * 0.5) +
    books(canvas, w * 0.66, h * 0.45, h * 0.38, w * 0.98) +
    shelf(h * 0.45) +
    books(canvas, w * 0.05, h * 0.93, h * 0.4, w * 0.36) +
    books(canvas, w * 0.5, h * 0.93, h * 0.4, w * 0.95) +
    shelf(h * 0.93) +
    lamp(w * 0.58, h * 0.45, h * 0.34) +
    `<g transform="translate(${w * 0.38} ${h * 0.93})">${pile(w * 0.1, h * 0.06, 4)}</g>`
  );
};

const pile = (width: number, height: number, count: number) =>
  repeat(
    count,
    (i) =>
      `<rect x="${(i % 2) * width * 0.06}" y="${-height * (i + 1)}" width="${width * (1 - i * 0.05)}" height="${height - 2}" rx="3" fill="${SPINES[(i * 2 + 1) % SPINES.length]}"/><rect x="${width * 0.1}" y="${-height * (i + 1) + height * 0.3}" width="${width * 0.75}" height="${height * 0.12}" fill="#fff3d6" opacity="0.5"/>`,
  );

const lamp = (x: number, y: number, s: number) =>
  glow(x, y - s * 0.6, s * 1.7, '#ffd98a', 0.75) +
  `<rect x="${x - s * 0.03}" y="${y - s * 0.6}" width="${s * 0.06}" height="${s * 0.58}" fill="#c9a25a"/><ellipse cx="${x}" cy="${y - s * 0.02}" rx="${s * 0.2}" ry="${s * 0.05}" fill="#a8803f"/><polygon points="${x - s * 0.18},${y - s} ${x + s * 0.18},${y - s} ${x + s * 0.36},${y - s * 0.52} ${x - s * 0.36},${y - s * 0.52}" fill="#ffe9b8"/><polygon points="${x + s * 0.02},${y - s} ${x + s * 0.18},${y - s} ${x + s * 0.36},${y - s * 0.52} ${x + s * 0.1},${y - s * 0.52}" fill="#f6d08a"/>`;

/** Books at a window, late. */
export const reading: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const table = h * 0.78;
  return (
    wash(canvas, ['#5a3f4f', '#7a5156']) +
    `<rect x="${w * 0.1}" y="${h * 0.08}" width="${w * 0.56}" height="${h * 0.5}" fill="#d9b68c"/>` +
    `<rect x="${w * 0.125}" y="${h * 0.098}" width="${w * 0.51}" height="${h * 0.465}" fill="#1f2a56"/>` +
    repeat(
      40,
      () =>
        `<circle cx="${w * (0.14 + 0.48 * random.next())}" cy="${h * (0.11 + 0.3 * random.next())}" r="${0.8 + 1.3 * random.next()}" fill="#ffffff" opacity="0.8"/>`,
    ) +
    `<circle cx="${w * 0.5}" cy="${h * 0.2}" r="${w * 0.05}" fill="#fbeec4"/>` +
    `<path d="M${w * 0.125},${h * 0.5} Q${w * 0.26},${h * 0.4} ${w * 0.4},${h * 0.49} T${w * 0.635},${h * 0.46} V${h * 0.563} H${w * 0.125} Z" fill="#35406f"/>` +
    `<rect x="${w * 0.372}" y="${h * 0.09}" width="${w * 0.016}" height="${h * 0.48}" fill="#d9b68c"/><rect x="${w * 0.12}" y="${h * 0.32}" width="${w * 0.52}" height="${h * 0.011}" fill="#d9b68c"/><rect x="${w * 0.07}" y="${h * 0.575}" width="${w * 0.62}" height="${h * 0.02}" fill="#e6c79f"/>` +
    lamp(w * 0.8, table, h * 0.36) +
    `<rect x="0" y="${table}" width="${w}" height="${h - table}" fill="#6b422c"/><rect x="0" y="${table}" width="${w}" height="${h * 0.012}" fill="#8d5c3e"/>` +
    `<g transform="translate(${w * 0.1} ${table})">${pile(w * 0.36, h * 0.042, 5)}</g>` +
    // An open book and a mug in front.
    `<path d="M${w * 0.36},${h * 0.9} Q${w * 0.48},${h * 0.855} ${w * 0.58},${h * 0.895} Q${w * 0.68},${h * 0.855} ${w * 0.8},${h * 0.9} L${w * 0.83},${h * 0.955} Q${w * 0.69},${h * 0.915} ${w * 0.58},${h * 0.95} Q${w * 0.47},${h * 0.915} ${w * 0.33},${h * 0.955} Z" fill="#fbf4e2"/><path d="M${w * 0.58},${h * 0.895} V${h * 0.95}" stroke="#cdbb96" stroke-width="3"/>` +
    `<g fill="#d8c9a8">${repeat(4, (i) => `<rect x="${w * (0.4 - i * 0.006)}" y="${h * (0.893 + i * 0.012)}" width="${w * 0.14}" height="2.5"/><rect x="${w * (0.62 + i * 0.005)}" y="${h * (0.893 + i * 0.012)}" width="${w * 0.14}" height="2.5"/>`)}</g>` +
    `<rect x="${w * 0.53}" y="${table - h * 0.07}" width="${w * 0.1}" height="${h * 0.07}" rx="6" fill="#e0745c"/><path d="M${w * 0.63},${table - h * 0.055} q${w * 0.045},${h * 0.018} 0,${h * 0.036}" fill="none" stroke="#e0745c" stroke-width="7"/>` +
    `<path d="M${w * 0.565},${table - h * 0.085} q${-w * 0.015},${-h * 0.02} 0,${-h * 0.035} t0,${-h * 0.03}" fill="none" stroke="#ffffff" stroke-width="4" opacity="0.45" stroke-linecap="round"/>`
  );
};

/** A camera and its film. */
export const camera: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const [x, y, s] = [w * 0.34, h * 0.53, h * 0.62];
  const frames = ['#e7a06a', '#7fa9b8', '#c9b27a', '#b5646a', '#6f8f7a', '#d9c4a0', '#5f6f9a'];
  return (
    wash(canvas, ['#e8d2b0', '#d9b88c']) +
    `<g transform="rotate(-7 ${w * 0.8} ${h * 0.5})"><rect x="${w * 0.52}" y="${h * 0.26}" width="${w * 0.62}" height="${h * 0.5}" fill="#2c2420"/>${repeat(24, (i) => `<rect x="${w * (0.53 + i * 0.026)}" y="${h * 0.285}" width="${w * 0.012}" height="${h * 0.035}" rx="3" fill="#e8d2b0"/><rect x="${w * (0.53 + i * 0.026)}" y="${h * 0.7}" width="${w * 0.012}" height="${h * 0.035}" rx="3" fill="#e8d2b0"/>`)}${repeat(
      5,
      (i) => {
        const left = w * (0.535 + i * 0.125);
        const colour = frames[i] as string;
        return `<rect x="${left}" y="${h * 0.35}" width="${w * 0.115}" height="${h * 0.32}" fill="${colour}"/><circle cx="${left + w * (0.03 + 0.06 * random.next())}" cy="${h * 0.45}" r="${h * 0.04}" fill="#fff3d6" opacity="0.8"/><path d="M${left},${h * 0.67} L${left},${h * 0.58} L${left + w * 0.04},${h * (0.5 + 0.05 * random.next())} L${left + w * 0.07},${h * 0.57} L${left + w * 0.115},${h * 0.53} L${left + w * 0.115},${h * 0.67} Z" fill="${mix(colour, '#20202a', 0.5)}"/>`;
      },
    )}</g>` +
    `<ellipse cx="${x}" cy="${y + s * 0.52}" rx="${s * 0.85}" ry="${s * 0.07}" fill="#000000" opacity="0.18"/>` +
    `<rect x="${x - s * 0.38}" y="${y - s * 0.52}" width="${s * 0.34}" height="${s * 0.2}" rx="${s * 0.03}" fill="#3a3f46"/><rect x="${x + s * 0.42}" y="${y - s * 0.44}" width="${s * 0.2}" height="${s * 0.1}" rx="${s * 0.02}" fill="#c9c4ba"/><rect x="${x - s * 0.7}" y="${y - s * 0.43}" width="${s * 0.14}" height="${s * 0.08}" rx="${s * 0.02}" fill="#c9c4ba"/>` +
    `<rect x="${x - s * 0.8}" y="${y - s * 0.38}" width="${s * 1.6}" height="${s * 0.88}" rx="${s * 0.09}" fill="#d9d4c9"/><rect x="${x - s * 0.8}" y="${y - s * 0.2}" width="${s * 1.6}" height="${s * 0.52}" fill="#3b2a26"/>` +
    `<circle cx="${x}" cy="${y + s * 0.05}" r="${s * 0.42}" fill="#22252b"/><circle cx="${x}" cy="${y + s * 0.05}" r="${s * 0.36}" fill="#4a4f58"/><circle cx="${x}" cy="${y + s * 0.05}" r="${s * 0.29}" fill="#1a1d24"/><circle cx="${x}" cy="${y + s * 0.05}" r="${s * 0.2}" fill="#2f4a6d"/><circle cx="${x - s * 0.07}" cy="${y - s * 0.03}" r="${s * 0.07}" fill="#a9c8e6" opacity="0.85"/><circle cx="${x + s * 0.08}" cy="${y + s * 0.13}" r="${s * 0.03}" fill="#a9c8e6" opacity="0.5"/>` +
    `<rect x="${x - s * 0.31}" y="${y - s * 0.47}" width="${s * 0.2}" height="${s * 0.1}" rx="${s * 0.02}" fill="#8fb0c9"/><circle cx="${x + s * 0.62}" cy="${y - s * 0.29}" r="${s * 0.045}" fill="#d8433b"/>`
  );
};

const loaf = (x: number, y: number, s: number, crust: string) =>
  `<ellipse cx="${x}" cy="${y + s * 0.38}" rx="${s * 0.98}" ry="${s * 0.12}" fill="#000000" opacity="0.2"/><path d="M${x - s},${y + s * 0.3} C${x - s * 1.15},${y - s * 0.3} ${x - s * 0.6},${y - s * 0.52} ${x},${y - s * 0.52} C${x + s * 0.6},${y - s * 0.52} ${x + s * 1.15},${y - s * 0.3} ${x + s},${y + s * 0.3} Q${x},${y + s * 0.52} ${x - s},${y + s * 0.3} Z" fill="${crust}"/><path d="M${x - s * 0.8},${y - s * 0.18} C${x - s * 0.5},${y - s * 0.44} ${x + s * 0.3},${y - s * 0.5} ${x + s * 0.7},${y - s * 0.28}" fill="none" stroke="#f6d9a2" stroke-width="${s * 0.05}" opacity="0.6" stroke-linecap="round"/>` +
  repeat(
    4,
    (i) =>
      `<path d="M${x + s * (-0.62 + i * 0.36)},${y + s * 0.12} q${s * 0.04},${-s * 0.32} ${s * 0.24},${-s * 0.46}" fill="none" stroke="#fbe6bd" stroke-width="${s * 0.085}" stroke-linecap="round"/>`,
  );

const cookie = (x: number, y: number, r: number) =>
  `<circle cx="${x + r * 0.08}" cy="${y + r * 0.12}" r="${r}" fill="#000000" opacity="0.18"/><circle cx="${x}" cy="${y}" r="${r}" fill="#d49a56"/><circle cx="${x - r * 0.1}" cy="${y - r * 0.1}" r="${r * 0.82}" fill="#e0ac69"/>` +
  repeat(
    6,
    (i) =>
      `<circle cx="${x + Math.cos(i * 2.4) * r * 0.16 * (i * 0.6 + 1)}" cy="${y + Math.sin(i * 2.4) * r * 0.16 * (i * 0.6 + 1)}" r="${r * 0.12}" fill="#5a3420"/>`,
  );

/** Bread from the oven. */
export const bread: Scene = (canvas) => {
  const { w, h, random } = canvas;
  return (
    planks(canvas, '#e8d5b9', '#cdb08a', 6) +
    `<rect x="${w * 0.1}" y="${h * 0.2}" width="${w * 0.64}" height="${h * 0.66}" rx="${h * 0.05}" fill="#000000" opacity="0.12"/><rect x="${w * 0.09}" y="${h * 0.18}" width="${w * 0.64}" height="${h * 0.66}" rx="${h * 0.05}" fill="#a86f3f"/><rect x="${w * 0.105}" y="${h * 0.205}" width="${w * 0.61}" height="${h * 0.61}" rx="${h * 0.04}" fill="#b98050"/>` +
    loaf(w * 0.38, h * 0.38, h * 0.24, '#b9692c') +
    loaf(w * 0.44, h * 0.64, h * 0.26, '#c97a35') +
    repeat(5, (i) => cookie(w * (0.83 + (i % 2) * 0.1), h * (0.16 + i * 0.17), h * 0.085)) +
    repeat(
      70,
      () =>
        `<circle cx="${w * random.next()}" cy="${h * (0.86 + 0.14 * random.next())}" r="${1 + 2.5 * random.next()}" fill="#fffaf0" opacity="0.9"/>`,
    )
  );
};

/** A baking tray from above. */
export const baking: Scene = (canvas) => {
  const { w, h, random } = canvas;
  return (
    wash(canvas, ['#f6d5c4', '#efbfae']) +
    `<rect x="${w * 0.03}" y="${h * 0.1}" width="${w * 0.5}" height="${h * 0.8}" rx="${h * 0.06}" fill="#6b6f78"/><rect x="${w * 0.045}" y="${h * 0.14}" width="${w * 0.47}" height="${h * 0.72}" rx="${h * 0.04}" fill="#8a8f99"/>` +
    repeat(8, (i) => cookie(w * (0.11 + (i % 4) * 0.113), h * (0.33 + Math.floor(i / 4) * 0.35), h * 0.115)) +
    loaf(w * 0.75, h * 0.4, h * 0.26, '#c4742f') +
    `<g transform="rotate(-20 ${w * 0.72} ${h * 0.84})"><rect x="${w * 0.6}" y="${h * 0.8}" width="${w * 0.2}" height="${h * 0.1}" rx="${h * 0.05}" fill="#d9a871"/><rect x="${w * 0.56}" y="${h * 0.832}" width="${w * 0.04}" height="${h * 0.036}" rx="6" fill="#b5804a"/><rect x="${w * 0.8}" y="${h * 0.832}" width="${w * 0.04}" height="${h * 0.036}" rx="6" fill="#b5804a"/></g>` +
    `<circle cx="${w * 0.93}" cy="${h * 0.72}" r="${h * 0.16}" fill="#ffffff"/><circle cx="${w * 0.93}" cy="${h * 0.72}" r="${h * 0.13}" fill="#fff6d9"/><circle cx="${w * 0.925}" cy="${h * 0.71}" r="${h * 0.06}" fill="#f7c23c"/>` +
    repeat(
      60,
      () =>
        `<circle cx="${w * (0.56 + 0.44 * random.next())}" cy="${h * random.next()}" r="${1 + 2 * random.next()}" fill="#ffffff" opacity="0.85"/>`,
    )
  );
};

const PIECES = ['#e0523f', '#3f8fd0', '#f2b632', '#57a65a', '#8a5bc7'];

function die(x: number, y: number, s: number, turn: number, pips: number): string {
  const at: Record<number, [number, number][]> = {
    2: [
      [-1, -1],
      [1, 1],
    ],
    3: [
      [-1, -1],
      [0, 0],
      [1, 1],
    ],
    5: [
      [-1, -1],
      [1, -1],
      [0, 0],
      [-1, 1],
      [1, 1],
    ],
    6: [
      [-1, -1],
      [1, -1],
      [-1, 0],
      [1, 0],
      [-1, 1],
      [1, 1],
    ],
  };
  const dots = (at[pips] ?? []).map(
    ([dx, dy]) => `<circle cx="${dx * s * 0.27}" cy="${dy * s * 0.27}" r="${s * 0.1}" fill="#2c2c38"/>`,
  );
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="${-s * 0.46}" y="${-s * 0.42}" width="${s}" height="${s}" rx="${s * 0.16}" fill="#000000" opacity="0.25"/><rect x="${-s * 0.5}" y="${-s * 0.5}" width="${s}" height="${s}" rx="${s * 0.16}" fill="#fbf8f0"/>${dots.join('')}</g>`;
}

const meeple = (x: number, y: number, s: number, colour: string) =>
  `<g transform="translate(${x} ${y}) scale(${s / 100})"><path d="M4,58 C14,30 20,20 8,8 C-4,-2 -18,-4 -26,-8 C-44,-2 -54,8 -54,16 C-54,24 -40,22 -28,20 C-30,34 -44,52 -48,64 L-14,64 L0,44 L14,64 L48,64 C44,52 30,34 28,20 C40,22 54,24 54,16 C54,8 44,-2 26,-8 C24,-10 20,-10 18,-14 C26,-40 12,-50 0,-50 C-12,-50 -26,-40 -18,-14 C-20,-10 -24,-10 -26,-8" fill="${colour}"/></g>`;

/** Tiles, dice and pieces in the middle of a game. */
export const boardGame: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const r = h * 0.125;
  const land = ['#7fb069', '#e6c229', '#c8793c', '#9aa0a8', '#4f8a5a', '#d9b26f'];
  const hexagon = (x: number, y: number, colour: string) => {
    const corners = (size: number, dy: number) =>
      Array.from(
        { length: 6 },
        (_, i) =>
          `${x + size * Math.cos((Math.PI / 3) * i + Math.PI / 6)},${y + dy + size * Math.sin((Math.PI / 3) * i + Math.PI / 6)}`,
      ).join(' ');
    return `<polygon points="${corners(r, r * 0.08)}" fill="#1d3a4a" opacity="0.6"/><polygon points="${corners(r * 0.96, 0)}" fill="${colour}"/><polygon points="${corners(r * 0.8, 0)}" fill="#ffffff" opacity="0.16"/><circle cx="${x}" cy="${y}" r="${r * 0.27}" fill="#fbf4e2"/>`;
  };
  const columns = Math.ceil(w / (r * 1.74)) + 1;
  return (
    wash(canvas, ['#2f6f86', '#245a70']) +
    repeat(4, (row) =>
      repeat(columns, (i) =>
        random.chance(0.16)
          ? ''
          : hexagon(r * 1.74 * (i + (row % 2) * 0.5), h * 0.1 + row * r * 1.52, random.pick(land)),
      ),
    ) +
    `<rect x="0" y="${h * 0.76}" width="${w}" height="${h * 0.24}" fill="#6b4a35"/><rect x="0" y="${h * 0.76}" width="${w}" height="${h * 0.015}" fill="#8a6248"/>` +
    PIECES.map((colour, i) => meeple(w * (0.1 + i * 0.105), h * 0.86, h * 0.13, colour)).join('') +
    meeple(w * 0.45, h * 0.3, h * 0.11, '#e0523f') +
    meeple(w * 0.63, h * 0.5, h * 0.11, '#3f8fd0') +
    meeple(w * 0.24, h * 0.47, h * 0.11, '#f2b632') +
    die(w * 0.74, h * 0.88, h * 0.13, 14, 5) +
    die(w * 0.88, h * 0.87, h * 0.13, -22, 3)
  );
};
