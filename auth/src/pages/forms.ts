import type { Html } from '@moim/service-kit';
import { html } from '@moim/service-kit';

interface Field {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autocomplete: string;
  value?: string;
  hint?: string;
  problem?: string | undefined;
  maxLength?: number;
  inputMode?: 'numeric';
  /** Shown, and known to password managers, but not to be changed here. */
  isReadOnly?: boolean;
  /** The cursor begins here. */
  isFirst?: boolean;
}

/** An input with its label, and below it what is to be known of it or what is wrong. */
export function field(given: Field): Html {
  const {
    name,
    label,
    type,
    autocomplete,
    value = '',
    hint,
    problem,
    maxLength,
    inputMode,
    isReadOnly,
    isFirst,
  } = given;
  const note = problem ?? hint;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" required
${type === 'text' ? null : html`autocapitalize="none" spellcheck="false"`}
${maxLength === undefined ? null : html`maxlength="${String(maxLength)}"`}
${inputMode === undefined ? null : html`inputmode="${inputMode}"`} ${isReadOnly ? html`readonly` : null}
${note === undefined ? null : html`aria-describedby="${name}-note"`}
${problem === undefined ? null : html`aria-invalid="true"`} ${isFirst ? html`autofocus` : null}>
${note === undefined ? null : html`<p id="${name}-note" class="${problem === undefined ? 'hint' : 'field-problem'}">${note}</p>`}`;
}

/** What is wrong with the whole form; read out by screen readers when the page comes. */
export function problemBox(problem: string | undefined): Html | null {
  return problem === undefined ? null : html`<p class="problem" role="alert">${problem}</p>`;
}
