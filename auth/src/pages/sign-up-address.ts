import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { field, problemBox } from './forms.ts';
import { page } from './layout.ts';

export interface SignUpAddressPage {
  base: string;
  client: string;
  email: string;
  problem?: string;
  /** What is wrong with the address. */
  emailProblem?: string;
}

/** Asks for the address to which a code is sent. */
export function signUpAddressPage(
  locale: Locale,
  { base, client, email, problem, emailProblem }: SignUpAddressPage,
): string {
  const text = messages(locale);
  return page(
    locale,
    text.signUp,
    html`<p class="quiet">${text.signUpProof} ${text.signUpTo(client)}</p>
${problemBox(problem)}
<form method="post" action="${base}/sign-up">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, problem: emailProblem, isFirst: true })}
<button type="submit">${text.sendCode}</button>
</form>
<p class="foot">${text.haveAccount} <a href="${base}/sign-in">${text.signIn}</a></p>
<form method="post" action="${base}/cancel"><button class="plain" type="submit">${text.cancel}</button></form>`,
  );
}
