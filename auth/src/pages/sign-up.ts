import { PASSWORD_LENGTH } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import type { SignUpProblems } from '../accounts/sign-up.ts';
import { messages } from '../messages.ts';
import { field, problemBox } from './forms.ts';
import { page } from './layout.ts';

export interface SignUpPage {
  base: string;
  client: string;
  email: string;
  name: string;
  problem?: string;
  problems?: SignUpProblems;
}

/** Asks for what an account needs. */
export function signUpPage(locale: Locale, { base, client, email, name, problem, problems = {} }: SignUpPage): string {
  const text = messages(locale);
  const first = (['email', 'name', 'password'] as const).find((each) => problems[each] !== undefined) ?? 'email';
  return page(
    locale,
    text.signUp,
    html`<p class="quiet">${text.signUpTo(client)}</p>
${problemBox(problem)}
<form method="post" action="${base}/sign-up">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, problem: problems.email, isFirst: first === 'email' })}
${field({ name: 'name', label: text.name, type: 'text', autocomplete: 'name', value: name, problem: problems.name, isFirst: first === 'name' })}
${field({
  ...{ name: 'password', label: text.password, type: 'password', autocomplete: 'new-password' },
  hint: text.newPasswordHint(PASSWORD_LENGTH.min),
  problem: problems.password,
  isFirst: first === 'password',
})}
<button type="submit">${text.createAccount}</button>
</form>
<p class="foot">${text.haveAccount} <a href="${base}/sign-in">${text.signIn}</a></p>
<form method="post" action="${base}/cancel"><button class="plain" type="submit">${text.cancel}</button></form>`,
  );
}
