import type { Locale } from '@moim/service-kit';
import { type Html, html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { field, problemBox } from './forms.ts';
import { page } from './layout.ts';

/** Where somebody has come from who has forgotten the password. */
export interface ForgotPasswordPlace {
  /** `/interaction/<uid>` in a sign-in; empty outside of one. */
  base: string;
}

export interface ForgotPasswordPage extends ForgotPasswordPlace {
  email: string;
  problem?: string;
  /** What is wrong with the address. */
  emailProblem?: string;
}

/** Asks to which address a link is to be sent. */
export function forgotPasswordPage(locale: Locale, { base, email, problem, emailProblem }: ForgotPasswordPage): string {
  const text = messages(locale);
  return page(
    locale,
    text.newPasswordTitle,
    html`<p class="quiet">${text.forgotPasswordText}</p>
${problemBox(problem)}
<form method="post" action="${base}/forgot-password">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, problem: emailProblem, isFirst: true })}
<button type="submit">${text.sendLink}</button>
</form>
${backToSignIn(locale, base)}`,
  );
}

/** Says that a letter is on its way, whether the address has an account or not. */
export function linkSentPage(locale: Locale, { base, email }: ForgotPasswordPlace & { email: string }): string {
  const text = messages(locale);
  return page(
    locale,
    text.linkSentTitle,
    html`<p>${text.linkSent(email)}</p>
<p class="quiet">${text.noMail}</p>
${backToSignIn(locale, base)}`,
  );
}

function backToSignIn(locale: Locale, base: string): Html | null {
  return base === '' ? null : html`<p class="foot"><a href="${base}/sign-in">${messages(locale).backToSignIn}</a></p>`;
}
