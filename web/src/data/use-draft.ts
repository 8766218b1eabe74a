import { useState } from 'react';

/** What is typed and not yet sent: still there after going away and coming back, until the tab is closed. */
export function useDraft(key: string): [string, (text: string) => void] {
  const name = `moim-draft ${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(name) ?? '');
  const change = (next: string) => {
    setText(next);
    if (next === '') sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, next);
  };
  return [text, change];
}
