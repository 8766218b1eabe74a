import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { field, problemBox } from './forms.ts';
import { page } from './layout.ts';

export interface SignInPage {
  /** Where the interaction's pages are: `/interaction/<uid>`. */
  base: string;
  client: string;
  email: string;
  staySignedIn: boolean;
  problem?: string;
}

/** Asks for address and password. */
export function signInPage(locale: Locale, { base, client, email, staySignedIn, problem }: SignInPage): string {
  const text = messages(locale);
  return page(
    locale,
    text.signInTo(client),
    html`${problemBox(problem)}
<form method="post" action="${base}/sign-in">
${field({ name: 'email', label: text.email, type: 'email', autocomplete: 'username', value: email, isFirst: email === '' })}
${field({ name: 'password', label: text.password, type: 'password', autocomplete: 'current-password', isFirst: email !== '' })}
<label class="check"><input type="checkbox" name="stay" value="yes" ${staySignedIn ? html`checked` : null} aria-describedby="stay-note"> ${text.staySignedIn}</label>
<p id="stay-note" class="hint">${text.staySignedInHint}</p>
<button type="submit">${text.signIn}</button>
</form>
<p class="foot"><a href="${base}/forgot-password">${text.forgotPassword}</a></p>
<p class="foot">${text.noAccount} <a href="${base}/sign-up">${text.createAccount}</a></p>
<form method="post" action="${base}/cancel"><button class="plain" type="submit">${text.cancel}</button></form>`,
  );
}
