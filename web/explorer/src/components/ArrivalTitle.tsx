import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import ui from './ui.module.css';

/** The key of the place at which one has come here, before any step within. */
const FIRST = 'default';

/** The heading of what was chosen: the focus goes there, so that it is read out, and Tab goes on from it and not from the list. */
export function ArrivalTitle({ children }: { children: ReactNode }) {
  const { pathname, key } = useLocation();
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed into the search changes the key, and is no arrival
  useEffect(() => {
    if (key !== FIRST) title.current?.focus();
  }, [pathname]);
  return (
    <h2 ref={title} tabIndex={-1} className={ui.title}>
      {children}
    </h2>
  );
}
