import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

const css = read('style.css');

/** The pages' style sheet. Its address changes with it, so that browsers may keep it for good. */
export const STYLE = {
  content: css,
  path: `/style-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
};

/** The mark of Moim: three people around a place in the middle. */
export const ICON = read('icon.svg');
