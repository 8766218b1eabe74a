interface Face {
  background: string;
  skin: string;
  hair: string;
  shirt: string;
  style: 'short' | 'bob' | 'bun' | 'long' | 'cap' | 'curly' | 'part' | 'beanie';
  glasses?: boolean;
}

const FACES: readonly Face[] = [
  { background: '#ffd9a8', skin: '#f6cfae', hair: '#3a2a24', shirt: '#2f8f6b', style: 'bun' },
  { background: '#b9dcf2', skin: '#eebf98', hair: '#22242e', shirt: '#32508f', style: 'short', glasses: true },
  { background: '#f5c6d0', skin: '#f9d8bd', hair: '#6b3f2a', shirt: '#d9647a', style: 'bob' },
  { background: '#cfe8c4', skin: '#e6b48c', hair: '#2a2623', shirt: '#e0973a', style: 'cap' },
  { background: '#d9d0f0', skin: '#f4cdb0', hair: '#1e1c26', shirt: '#5a4a8f', style: 'long', glasses: true },
  { background: '#ffe5a3', skin: '#d99f74', hair: '#3d2418', shirt: '#c2503f', style: 'curly' },
  { background: '#bfe6e0', skin: '#f2c8a4', hair: '#8a5a34', shirt: '#3f7f8f', style: 'part' },
  { background: '#f3cdb4', skin: '#eec3a0', hair: '#2b2b33', shirt: '#6d7a3f', style: 'beanie' },
];

/** What lies behind the head, and what lies on it. The canvas is 128 by 128; the face's middle is (64, 62). */
const hair: Record<Face['style'], (colour: string) => [behind: string, above: string]> = {
  short: (c) => [
    '',
    `<path d="M36,60 C32,28 50,22 66,23 C84,23 96,34 92,60 C88,50 84,45 76,43 C62,46 48,42 42,46 C38,50 37,54 36,60 Z" fill="${c}"/>`,
  ],
  bob: (c) => [
    `<path d="M30,84 C24,40 40,20 64,20 C88,20 104,40 98,84 Z" fill="${c}"/>`,
    `<path d="M36,62 C36,42 46,30 66,30 C82,30 92,42 92,60 C80,56 68,48 62,40 C56,50 46,58 36,62 Z" fill="${c}"/>`,
  ],
  bun: (c) => [
    `<circle cx="64" cy="20" r="14" fill="${c}"/>`,
    `<path d="M35,62 C32,36 46,25 64,25 C82,25 96,36 93,62 C88,46 78,40 64,40 C50,40 40,46 35,62 Z" fill="${c}"/>`,
  ],
  long: (c) => [
    `<path d="M28,112 C26,50 36,20 64,20 C92,20 102,50 100,112 Z" fill="${c}"/>`,
    `<path d="M35,64 C34,40 46,28 64,28 C82,28 94,40 93,64 C90,50 80,42 70,38 C58,42 40,48 35,64 Z" fill="${c}"/>`,
  ],
  cap: (c) => [
    `<path d="M36,70 C32,52 36,40 64,40 C92,40 96,52 92,70 Z" fill="${c}"/>`,
    `<path d="M34,50 C34,28 48,20 64,20 C80,20 94,28 94,50 Z" fill="#3f8fd0"/><path d="M60,46 H106 C108,52 104,54 96,54 H60 Z" fill="#2f74ad"/><circle cx="64" cy="20" r="4" fill="#2f74ad"/>`,
  ],
  curly: (c) => [
    '',
    [
      [38, 50, 11],
      [42, 37, 12],
      [53, 28, 13],
      [67, 25, 13],
      [80, 30, 12],
      [89, 40, 11],
      [91, 53, 9],
    ]
      .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${c}"/>`)
      .join(''),
  ],
  part: (c) => [
    '',
    `<path d="M34,64 C30,34 46,22 66,22 C88,22 98,38 94,64 C92,52 88,46 80,40 C72,48 52,52 46,38 C40,46 36,54 34,64 Z" fill="${c}"/>`,
  ],
  beanie: (c) => [
    `<path d="M36,72 C34,54 38,44 64,44 C90,44 94,54 92,72 Z" fill="${c}"/>`,
    `<path d="M35,46 C35,26 48,18 64,18 C80,18 93,26 93,46 Z" fill="#d8573f"/><rect x="32" y="40" width="64" height="13" rx="6" fill="#b5432f"/><circle cx="64" cy="17" r="7" fill="#fbe9d0"/>`,
  ],
};

/** A friendly face, for `index` from 0: an SVG document of 128 by 128. */
export function avatar(index: number): string {
  const face = FACES[index % FACES.length] as Face;
  const [behind, above] = hair[face.style](face.hair);
  const glasses = face.glasses
    ? '<g fill="none" stroke="#3a3a46" stroke-width="2.6"><circle cx="52" cy="64" r="9"/><circle cx="76" cy="64" r="9"/><path d="M61,63 Q64,60 67,63"/></g>'
    : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128"><rect width="128" height="128" fill="${face.background}"/><circle cx="100" cy="26" r="40" fill="#ffffff" opacity="0.22"/>` +
    `${behind}<path d="M16,136 C16,104 38,98 64,98 C90,98 112,104 112,136 Z" fill="${face.shirt}"/><rect x="54" y="84" width="20" height="20" rx="9" fill="${face.skin}"/><path d="M54,92 Q64,102 74,92 V96 Q64,106 54,96 Z" fill="#000000" opacity="0.12"/>` +
    `<circle cx="36" cy="66" r="6" fill="${face.skin}"/><circle cx="92" cy="66" r="6" fill="${face.skin}"/><ellipse cx="64" cy="62" rx="28" ry="32" fill="${face.skin}"/>` +
    '<circle cx="52" cy="64" r="3.4" fill="#2a2430"/><circle cx="76" cy="64" r="3.4" fill="#2a2430"/><circle cx="53.2" cy="62.8" r="1.1" fill="#ffffff"/><circle cx="77.2" cy="62.8" r="1.1" fill="#ffffff"/>' +
    '<circle cx="45" cy="74" r="5" fill="#f08a7a" opacity="0.35"/><circle cx="83" cy="74" r="5" fill="#f08a7a" opacity="0.35"/><path d="M55,77 Q64,86 73,77" fill="none" stroke="#9a4a3f" stroke-width="2.8" stroke-linecap="round"/>' +
    `${above}${glasses}</svg>`
  );
}
