import { useState } from 'react';

type Values = Record<string, string>;

/** A form's texts by field; what somebody changed of them; and how to change and to forget. */
export interface FormDraft<Fields extends Values> {
  values: Fields;
  /** Only what differs from how the form began: what nobody touched is not sent, so that nobody's change in between is undone. */
  changes: Partial<Fields>;
  change: (field: keyof Fields & string, value: string) => void;
  /** It was sent, or is not wanted any more. */
  clear: () => void;
}

/**
 * A form that keeps what was typed: still there after an error, a reload, or going away and coming back, until the tab is closed. `initial` is what
 * stands in it before anybody has typed.
 */
export function useFormDraft<Fields extends Values>(key: string, initial: Fields): FormDraft<Fields> {
  const name = `moim-draft ${key}`;
  const [typed, setTyped] = useState<Partial<Fields>>(() => JSON.parse(sessionStorage.getItem(name) ?? '{}'));
  const keep = (next: Partial<Fields>) => {
    setTyped(next);
    if (Object.keys(next).length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(next));
  };
  return {
    values: { ...initial, ...typed },
    changes: differences(typed, initial),
    change: (field, value) => keep(differences({ ...typed, [field]: value } as Partial<Fields>, initial)),
    clear: () => keep({}),
  };
}

function differences<Fields extends Values>(typed: Partial<Fields>, initial: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== initial[field]),
  ) as Partial<Fields>;
}
