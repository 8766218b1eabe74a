import { useState } from 'react';
import { focusOn } from '../components/focus-on.ts';
import type { Problem } from './use-action.ts';

/** How far somebody is who proves an address: first a code is sent there, then the same is said again with the code. */
export interface EmailCode {
  /** What the platform says of the letter that is on its way; null before there is one. */
  sent: string | null;
  /** How many letters there were. */
  letters: number;
  typed: string;
  type: (code: string) => void;
  /** For `useAction`: that a code was sent is no problem of the form's. */
  onRefused: (problems: readonly Problem[]) => void;
  /** Back to the form. */
  leave: () => void;
  /** For the field with the address: it gets the focus when somebody has come back to it. */
  addressRef: ((element: HTMLElement | null) => void) | null;
}

export function useEmailCode(): EmailCode {
  const [sent, setSent] = useState<string | null>(null);
  const [letters, setLetters] = useState(0);
  const [typed, type] = useState('');
  const [hasLeft, setLeft] = useState(false);
  const leave = () => {
    setSent(null);
    setLeft(true);
    setLetters(0);
    type('');
  };
  const onRefused = (problems: readonly Problem[]) => {
    const letter = problems.find(({ code }) => code === 'EMAIL_CODE_SENT');
    if (letter) {
      setSent(letter.message);
      setLetters((before) => before + 1);
      type('');
    } else if (problems.some(({ field }) => field !== null && field.at(-1) !== 'emailCode')) leave();
  };
  return { sent, letters, typed, type, onRefused, leave, addressRef: hasLeft ? focusOn : null };
}
