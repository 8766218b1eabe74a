import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** So long after the last letter, in milliseconds, an address is made of what was typed. */
const PAUSE_MS = 150;

/** A part of the address after `?`, which stays there when one follows links of a list; changing it does not fill the history. */
export function useQueryParam(name: string): [value: string, change: (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const change = (value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [params.get(name) ?? '', change];
}

/** The same for what is typed: it is there at once, and in the address a moment later. */
export function useTypedParam(name: string): [value: string, change: (value: string) => void] {
  const [inAddress, write] = useQueryParam(name);
  const [text, setText] = useState(inAddress);
  const written = useRef(inAddress);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { pathname } = useLocation();
  // Whoever has gone on to somewhere is not brought back to have it in the address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is over with each place, not only with the last
  useEffect(() => () => clearTimeout(pause.current), [pathname]);
  useEffect(() => {
    // Not by typing: somebody went back, or followed a link.
    if (inAddress === written.current) return;
    written.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  const change = (next: string) => {
    setText(next);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      written.current = next;
      write(next);
    }, PAUSE_MS);
  };
  return [text, change];
}

/** `?q=...&owner=...`, without what is empty: for links that keep what one looks for. */
export function addressWith(values: Record<string, string>): string {
  const params = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return params.size === 0 ? '' : `?${params}`;
}
