import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import ui from './ui.module.css';

interface Props {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  /** What else narrows the list down. */
  filter?: ReactNode;
  /** Says how many there are, for who does not see it. */
  status: string;
  children: ReactNode;
}

/** A search with its results, by keyboard too: `/` goes there, the arrows walk through what was found, Enter opens it (the first, while one types). */
export function SearchList({ label, hint, text, onText, filter, status, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      frame.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT')
      frame.current?.querySelector<HTMLElement>('a')?.click();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || (event.target as HTMLElement).tagName === 'SELECT') return;
    event.preventDefault();
    const links = [...(frame.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const next = links.indexOf(document.activeElement as HTMLElement) + step;
    if (next < 0) frame.current?.querySelector('input')?.focus();
    else links[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a short cut; Tab does without
    <div ref={frame} className={ui.aside} onKeyDown={walk}>
      <TextInput
        type="search"
        label={label}
        description={hint}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {filter}
      <p className={ui.quiet} role="status">
        {status}
      </p>
      <div className={ui.results}>{children}</div>
    </div>
  );
}
