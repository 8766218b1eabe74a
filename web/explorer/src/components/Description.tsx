import { Fragment } from 'react';

/** A description of the schema or the catalogue: paragraphs, with `code` in them. */
export function Description({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph}>
      <Inline text={paragraph} />
    </p>
  ));
}

/** One paragraph of it. */
export function Inline({ text }: { text: string }) {
  // What stands between backquotes has the odd places.
  return text.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>;
  });
}
