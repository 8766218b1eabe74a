import { PASSWORD_LENGTH } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { field } from './forms.ts';
import { page } from './layout.ts';

export interface ResetPasswordPage {
  /** Out of the link. Only who has it is shown this page. */
  secret: string;
  /** Whose password it is. */
  email: string;
  problem?: string;
}

/** Asks for a new password. */
export function resetPasswordPage(locale: Locale, { secret, email, problem }: ResetPasswordPage): string {
  const text = messages(locale);
  return page(
    locale,
    text.newPasswordTitle,
    html`<p class="quiet">${text.newPasswordText}</p>
<form method="post" action="/reset-password">
<input type="hidden" name="secret" value="${secret}">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, isReadOnly: true })}
${field({
  ...{ name: 'password', label: text.newPassword, type: 'password', autocomplete: 'new-password', problem },
  hint: text.newPasswordHint(PASSWORD_LENGTH.min),
  isFirst: true,
})}
<button type="submit">${text.setPassword}</button>
</form>`,
  );
}

/** Says that it is done. Where the person wanted to sign in, nobody knows here: the link may be open on another device. */
export function passwordSetPage(locale: Locale): string {
  const text = messages(locale);
  return page(locale, text.passwordSetTitle, html`<p>${text.passwordSetText}</p>`);
}

/** Says that the link is good for nothing any more, and how to have another one. */
export function linkExpiredPage(locale: Locale): string {
  const text = messages(locale);
  return page(
    locale,
    text.linkExpiredTitle,
    html`<p>${text.linkExpiredText}</p>
<p class="foot"><a href="/forgot-password">${text.anotherLink}</a></p>`,
  );
}

/** Says when to open the link again. */
export function waitPage(locale: Locale, minutes: number): string {
  const text = messages(locale);
  return page(locale, text.waitTitle, html`<p>${text.tooManyAttempts(minutes)}</p>`);
}
