import { type Canvas, fir, fractal, glow, mix, repeat, ridge, ridges, type Scene, wash } from '../draw.ts';

const birds = ({ w, h, random }: Canvas, colour: string) =>
  repeat(6, (i) => {
    const x = w * (0.58 + 0.05 * i + 0.02 * random.next());
    const y = h * (0.2 + 0.06 * random.next());
    const s = w * (0.008 + 0.005 * random.next());
    return `<path d="M${x - s},${y - s * 0.5} Q${x - s * 0.4},${y - s * 0.7} ${x},${y} Q${x + s * 0.4},${y - s * 0.7} ${x + s},${y - s * 0.5}" fill="none" stroke="${colour}" stroke-width="${w / 480}" stroke-linecap="round"/>`;
  });

/** Ridges in the morning haze. */
export const dawn: Scene = (canvas) => {
  const { w, h } = canvas;
  return (
    wash(canvas, ['#5b6fb0', '#a58fc4', '#f2b5a7', '#fde0b8']) +
    glow(w * 0.3, h * 0.42, h * 0.5, '#fff2cf', 0.9) +
    `<circle cx="${w * 0.3}" cy="${h * 0.42}" r="${h * 0.055}" fill="#fff8e6"/>` +
    birds(canvas, '#4a4a78') +
    ridges(canvas, 6, '#d9b3bd', '#23264f', 0.52, 0.97)
  );
};

/** A slope of autumn leaves. */
export const autumn: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const leaves = ['#b8391f', '#d9572a', '#e8812f', '#f0a93b', '#c94f3d', '#8f2d24'];
  const rows = repeat(6, (row) =>
    repeat(16, (i) => {
      const r = h * (0.035 + row * 0.012) * (0.8 + 0.5 * random.next());
      const x = ((i + random.next()) / 16) * w;
      const y = h * (0.66 + row * 0.062) + r * random.next() - Math.sin((x / w) * 3.1) * h * 0.1;
      const colour = mix(random.pick(leaves), '#5a1a1a', Math.max(0, row - 3) * 0.12);
      return `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/><circle cx="${x - r * 0.3}" cy="${y - r * 0.35}" r="${r * 0.5}" fill="#ffffff" opacity="0.10"/>`;
    }),
  );
  return (
    wash(canvas, ['#7fb2d6', '#bcd8e2', '#f6e3c0']) +
    `<g fill="#ffffff" opacity="0.75">${cloud(w * 0.72, h * 0.17, h * 0.05)}${cloud(w * 0.2, h * 0.26, h * 0.035)}</g>` +
    ridges(canvas, 4, '#b7c4c9', '#9a6a52', 0.46, 0.72) +
    rows
  );
};

const cloud = (x: number, y: number, r: number) =>
  `<circle cx="${x}" cy="${y}" r="${r}"/><circle cx="${x + r * 1.1}" cy="${y - r * 0.5}" r="${r * 1.2}"/><circle cx="${x + r * 2.3}" cy="${y}" r="${r * 0.9}"/><rect x="${x - r}" y="${y}" width="${r * 4.2}" height="${r * 0.95}" rx="${r * 0.47}"/>`;

/** Peaks of granite over their forest, as 인수봉 and 백운대 stand. */
export const granite: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const dome = (x: number, top: number, half: number, light: string, dark: string) => {
    const right = `C${x + half * 0.34},${top - h * 0.01} ${x + half * 0.52},${h * 0.62} ${x + half},${h}`;
    const cracks = repeat(7, (i) => {
      const from = x + half * (-0.3 + i * 0.1);
      const start = top + h * (0.1 + 0.1 * Math.abs(i - 2.5) * 0.5 + 0.06 * random.next());
      return `<path d="M${from},${start} q${half * (0.02 + (i - 2) * 0.02)},${h * 0.1} ${half * (i - 3) * 0.05},${h * (0.18 + 0.12 * random.next())}" fill="none" stroke="#7d7466" stroke-width="${w / 700}" opacity="0.45" stroke-linecap="round"/>`;
    });
    return (
      `<path d="M${x - half},${h} C${x - half * 0.72},${h * 0.75} ${x - half * 0.46},${top + h * 0.02} ${x - half * 0.08},${top} ${right} Z" fill="${light}"/>` +
      `<path d="M${x - half * 0.08},${top} ${right} L${x + half * 0.1},${h} C${x + half * 0.24},${h * 0.75} ${x + half * 0.1},${h * 0.5} ${x - half * 0.08},${top} Z" fill="${dark}"/>${cracks}`
    );
  };
  const wood = (y: number, colour: string, size: number) =>
    repeat(34, (i) =>
      fir(
        ((i + random.next()) / 34) * w,
        h * (y + 0.05 * random.next()),
        h * size * (0.7 + 0.6 * random.next()),
        colour,
      ),
    );
  return (
    wash(canvas, ['#2f7fc1', '#8cc3e4', '#fbeed6']) +
    glow(w * 0.12, h * 0.5, h * 0.6, '#fff3d0', 0.9) +
    `<g fill="#ffffff" opacity="0.9">${cloud(w * 0.08, h * 0.24, h * 0.05)}${cloud(w * 0.82, h * 0.16, h * 0.06)}${cloud(w * 0.6, h * 0.1, h * 0.035)}</g>` +
    ridges(canvas, 3, '#b9cfdb', '#7f9fae', 0.56, 0.68) +
    dome(w * 0.23, h * 0.4, w * 0.18, '#d9d2c2', '#aaa294') +
    dome(w * 0.72, h * 0.3, w * 0.22, '#dcd5c6', '#aca496') +
    dome(w * 0.47, h * 0.12, w * 0.3, '#ece4d3', '#bdb4a3') +
    ridge(canvas, { y: h * 0.76, amplitude: h * 0.12, fill: '#5b8654', roughness: 0.6 }) +
    wood(0.84, '#467349', 0.1) +
    ridge(canvas, { y: h * 0.88, amplitude: h * 0.08, fill: '#3a6440', roughness: 0.6 }) +
    wood(0.98, '#254a33', 0.16)
  );
};

/** Snow on the summits. */
export const winter: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const peak = (x: number, y: number, size: number) => {
    const left = fractal(random, 4, size * 0.1);
    const zigzag = left.map((d, i) => `${x + (i / 16 - 0.42) * size * 0.7},${y + size * (0.34 + (i % 2) * 0.07) + d}`);
    return `<polygon points="${x},${y} ${x - size},${y + size * 1.1} ${x + size},${y + size * 1.1}" fill="#6d86a8"/><polygon points="${x},${y} ${x + size},${y + size * 1.1} ${x + size * 0.1},${y + size * 1.1} ${x + size * 0.14},${y + size * 0.5}" fill="#50698f"/><polygon points="${x},${y} ${zigzag.join(' ')}" fill="#ffffff"/>`;
  };
  return (
    wash(canvas, ['#86b8e6', '#c9e0f4', '#f4f8fc']) +
    ridges(canvas, 2, '#d3e1ef', '#b5cbe2', 0.5, 0.58) +
    peak(w * 0.8, h * 0.34, h * 0.42) +
    peak(w * 0.2, h * 0.36, h * 0.4) +
    peak(w * 0.5, h * 0.18, h * 0.56) +
    ridge(canvas, { y: h * 0.78, amplitude: h * 0.08, fill: '#eef4fb', roughness: 0.45 }) +
    repeat(26, (i) => {
      const x = ((i + random.next()) / 26) * w;
      return fir(
        x,
        h * (0.86 + 0.05 * random.next()),
        h * (0.1 + 0.09 * random.next()),
        mix('#2f4a5f', '#4a6d7f', random.next()),
      );
    }) +
    ridge(canvas, { y: h * 0.9, amplitude: h * 0.05, fill: '#ffffff', roughness: 0.45 }) +
    repeat(
      90,
      () =>
        `<circle cx="${w * random.next()}" cy="${h * random.next()}" r="${1 + 2.4 * random.next()}" fill="#ffffff" opacity="0.8"/>`,
    )
  );
};

/** A path through the forest. */
export const forest: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const trunks = (count: number, width: number, colour: string, y: number) =>
    repeat(count, (i) => {
      const x = ((i + random.next() * 0.8) / count) * w;
      if (Math.abs(x - w * 0.5) < w * 0.12) return '';
      const t = width * (0.7 + 0.6 * random.next());
      return `<polygon points="${x - t * 0.7},${h * y} ${x - t * 0.4},0 ${x + t * 0.4},0 ${x + t * 0.8},${h * y}" fill="${colour}"/>`;
    });
  return (
    wash(canvas, ['#e9f5c8', '#bfe09a', '#7fb96a', '#4d8a4d']) +
    glow(w * 0.5, h * 0.22, h * 0.42, '#fffde0', 0.95) +
    trunks(15, w * 0.014, '#8fb877', 0.66) +
    trunks(10, w * 0.026, '#5f8f58', 0.72) +
    `<g fill="#fffbd0" opacity="0.22">${repeat(4, (i) => `<polygon points="${w * (0.4 + i * 0.07)},0 ${w * (0.47 + i * 0.07)},0 ${w * (0.16 + i * 0.27)},${h * 0.8} ${w * (0.02 + i * 0.27)},${h * 0.8}"/>`)}</g>` +
    `<rect x="0" y="${h * 0.66}" width="${w}" height="${h * 0.34}" fill="#477a3f"/>` +
    `<path d="M${w * 0.47},${h * 0.66} C${w * 0.62},${h * 0.74} ${w * 0.34},${h * 0.8} ${w * 0.2},${h} L${w * 0.86},${h} C${w * 0.7},${h * 0.84} ${w * 0.66},${h * 0.74} ${w * 0.53},${h * 0.66} Z" fill="#d9b987"/>` +
    `<path d="M${w * 0.5},${h * 0.66} C${w * 0.64},${h * 0.75} ${w * 0.5},${h * 0.82} ${w * 0.52},${h} L${w * 0.86},${h} C${w * 0.7},${h * 0.84} ${w * 0.66},${h * 0.74} ${w * 0.53},${h * 0.66} Z" fill="#c49f6c"/>` +
    trunks(6, w * 0.05, '#3a5a38', 0.86) +
    repeat(46, () => {
      const x = w * random.next();
      const y = h * (0.7 + 0.3 * random.next());
      if (Math.abs(x - w * 0.5) < (y / h - 0.5) * w * 0.75) return '';
      return `<ellipse cx="${x}" cy="${y}" rx="${w * 0.03}" ry="${h * 0.012}" fill="${random.pick(['#5f9a4d', '#6fae57', '#3d6b38'])}"/>`;
    }) +
    repeat(
      30,
      () =>
        `<circle cx="${w * random.next()}" cy="${h * 0.13 * random.next()}" r="${w * (0.05 + 0.06 * random.next())}" fill="${random.pick(['#4f8a47', '#67a356', '#86bd68'])}" opacity="0.85"/>`,
    )
  );
};

/** Stars over a tent. */
export const night: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const [x, y, s] = [w * 0.64, h * 0.86, h * 0.12];
  return (
    wash(canvas, ['#0b1033', '#1c2a63', '#47539a', '#a37fb0']) +
    repeat(
      170,
      () =>
        `<circle cx="${w * random.next()}" cy="${h * 0.68 * random.next()}" r="${0.5 + 1.5 * random.next() ** 3}" fill="#ffffff" opacity="${0.35 + 0.6 * random.next()}"/>`,
    ) +
    glow(w * 0.2, h * 0.2, h * 0.2, '#fdf6d8', 0.5) +
    `<circle cx="${w * 0.2}" cy="${h * 0.2}" r="${h * 0.06}" fill="#fdf3d0"/><circle cx="${w * 0.222}" cy="${h * 0.187}" r="${h * 0.052}" fill="#1d2a60"/>` +
    ridges(canvas, 4, '#5a5596', '#11142f', 0.66, 0.93) +
    glow(x, y - s * 0.4, s * 2.4, '#ffc76b', 0.55) +
    `<polygon points="${x - s * 1.1},${y} ${x},${y - s} ${x + s * 1.1},${y}" fill="#f7a84a"/><polygon points="${x},${y - s} ${x + s * 1.1},${y} ${x + s * 0.3},${y}" fill="#d97a36"/><polygon points="${x},${y - s} ${x - s * 0.28},${y} ${x + s * 0.3},${y}" fill="#fff0bf"/>` +
    repeat(9, (i) =>
      fir(w * (0.03 + i * 0.06), h * (0.98 + 0.02 * random.next()), h * (0.16 + 0.12 * random.next()), '#080a1c'),
    ) +
    `<rect x="0" y="${h * 0.965}" width="${w}" height="${h * 0.04}" fill="#080a1c"/>`
  );
};

/** The sea, a lighthouse and a path along the coast. */
export const coast: Scene = (canvas) => {
  const { w, h, random } = canvas;
  const horizon = h * 0.46;
  return (
    wash(canvas, ['#4fa3dc', '#a6d6ef', '#fdf1d6'], 0, horizon) +
    `<g fill="#ffffff" opacity="0.9">${cloud(w * 0.12, h * 0.17, h * 0.05)}${cloud(w * 0.55, h * 0.11, h * 0.035)}</g>` +
    wash(canvas, ['#3fa7c4', '#1f7fae', '#155f93'], horizon) +
    repeat(60, () => {
      const y = horizon + h * 0.5 * random.next() ** 1.5 + 3;
      const length = w * 0.02 + (y - horizon) * 0.18;
      return `<rect x="${w * random.next()}" y="${y}" width="${length}" height="${1 + (y - horizon) / 110}" rx="1.5" fill="#ffffff" opacity="0.35"/>`;
    }) +
    `<path d="M${w * 0.62},${horizon + 2} C${w * 0.72},${h * 0.38} ${w * 0.86},${h * 0.36} ${w},${h * 0.3} L${w},${h} L${w * 0.5},${h} C${w * 0.78},${h * 0.78} ${w * 0.66},${h * 0.56} ${w * 0.62},${horizon + 2} Z" fill="#5d9a57"/>` +
    `<path d="M${w * 0.66},${h * 0.5} C${w * 0.74},${h * 0.62} ${w * 0.8},${h * 0.74} ${w * 0.62},${h} L${w * 0.5},${h} C${w * 0.78},${h * 0.78} ${w * 0.66},${h * 0.56} ${w * 0.62},${horizon + 2} Z" fill="#e8d3a0"/>` +
    `<path d="M${w * 0.93},${h * 0.36} C${w * 0.78},${h * 0.52} ${w * 0.97},${h * 0.7} ${w * 0.82},${h} L${w * 0.95},${h} C${w * 1.04},${h * 0.7} ${w * 0.86},${h * 0.52} ${w * 0.95},${h * 0.355} Z" fill="#f5ead0"/>` +
    `<polygon points="${w * 0.775},${h * 0.4} ${w * 0.787},${h * 0.17} ${w * 0.823},${h * 0.17} ${w * 0.835},${h * 0.4}" fill="#fbfaf5"/><polygon points="${w * 0.779},${h * 0.33} ${w * 0.7825},${h * 0.26} ${w * 0.8275},${h * 0.26} ${w * 0.831},${h * 0.33}" fill="#dd4b42"/><rect x="${w * 0.783}" y="${h * 0.125}" width="${w * 0.044}" height="${h * 0.045}" fill="#ffe08a"/><polygon points="${w * 0.778},${h * 0.125} ${w * 0.805},${h * 0.08} ${w * 0.832},${h * 0.125}" fill="#dd4b42"/>` +
    `<polygon points="${w * 0.2},${h * 0.62} ${w * 0.2},${h * 0.47} ${w * 0.265},${h * 0.6}" fill="#ffffff"/><polygon points="${w * 0.194},${h * 0.61} ${w * 0.194},${h * 0.5} ${w * 0.155},${h * 0.6}" fill="#f4d9c8"/><path d="M${w * 0.145},${h * 0.625} L${w * 0.275},${h * 0.625} L${w * 0.255},${h * 0.655} L${w * 0.165},${h * 0.655} Z" fill="#b6452e"/>`
  );
};
