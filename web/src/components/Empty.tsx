import type { ReactNode } from 'react';
import classes from './Empty.module.css';

/** Nothing is here, in words, with what to do about it. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="9.5" r="4.2" />
        <circle cx="9" cy="21" r="4.2" />
        <circle cx="23" cy="21" r="4.2" />
      </svg>
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  );
}
