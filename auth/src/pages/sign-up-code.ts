import { PASSWORD_LENGTH } from '@moim/credentials';
import { EMAIL_CODE } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import type { SignUpProblems } from '../accounts/sign-up.ts';
import { messages } from '../messages.ts';
import { field, problemBox } from './forms.ts';
import { page } from './layout.ts';

/** What the person has to put right, by field. */
export type CodeProblems = SignUpProblems & { code?: string };

export interface SignUpCodePage {
  base: string;
  /** To which a letter was sent: with a code in it where the address has no account. Nothing here depends on that. */
  email: string;
  code: string;
  name: string;
  problem?: string;
  problems?: CodeProblems;
}

/** Asks for the code, and for what an account needs besides its address. */
export function signUpCodePage(
  locale: Locale,
  { base, email, code, name, problem, problems = {} }: SignUpCodePage,
): string {
  const text = messages(locale);
  const first = (['code', 'name', 'password'] as const).find((each) => problems[each] !== undefined) ?? 'code';
  return page(
    locale,
    text.codeSentTitle,
    html`<p>${text.codeSent(email)}</p>
${problemBox(problem)}
<form method="post" action="${base}/sign-up/code">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, isReadOnly: true })}
${field({
  ...{ name: 'code', label: text.code, type: 'text', autocomplete: 'one-time-code', inputMode: 'numeric', value: code },
  hint: text.codeHint(EMAIL_CODE.digits, EMAIL_CODE.minutes),
  problem: problems.code,
  isFirst: first === 'code',
})}
${field({ name: 'name', label: text.name, type: 'text', autocomplete: 'name', value: name, problem: problems.name, isFirst: first === 'name' })}
${field({
  ...{ name: 'password', label: text.password, type: 'password', autocomplete: 'new-password' },
  hint: text.newPasswordHint(PASSWORD_LENGTH.min),
  problem: problems.password,
  isFirst: first === 'password',
})}
<button type="submit">${text.createAccount}</button>
</form>
<form method="post" action="${base}/sign-up"><input type="hidden" name="email" value="${email}"><button class="second" type="submit">${text.anotherCode}</button></form>
<p class="foot">${text.noMail}</p>
<form method="post" action="${base}/sign-up/address"><input type="hidden" name="email" value="${email}"><button class="plain" type="submit">${text.otherEmail}</button></form>`,
  );
}
