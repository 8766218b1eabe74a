import type { Locale } from '@moim/service-kit';
import { html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { page } from './layout.ts';

export interface ConsentPage {
  base: string;
  client: string;
  account: { name: string; email: string };
  /** What the client asks for. */
  scopes: readonly string[];
}

/** Asks whether a client may know what it asks for, and shows it as the client will see it. */
export function consentPage(locale: Locale, { base, client, account, scopes }: ConsentPage): string {
  const text = messages(locale);
  const told: [string, string][] = [
    ...(scopes.includes('profile') ? [[text.scopes.profile, account.name] as [string, string]] : []),
    ...(scopes.includes('email') ? [[text.scopes.email, account.email] as [string, string]] : []),
  ];
  const rows = told.length > 0 ? told : [[text.scopes.openid, text.service] as [string, string]];
  return page(
    locale,
    text.consentTitle(client),
    html`<p class="quiet">${text.consentText(client)}</p>
<ul class="asked">${rows.map(([what, value]) => html`<li><span>${what}</span>${value}</li>`)}</ul>
<p class="quiet">${text.consentOnce}</p>
<form method="post" action="${base}/consent"><button type="submit">${text.agree}</button></form>
<form method="post" action="${base}/cancel"><button class="second" type="submit">${text.decline}</button></form>
<p class="foot">${text.signedInAs}: ${account.email}</p>
<form method="post" action="${base}/other-account"><button class="plain" type="submit">${text.otherAccount}</button></form>`,
  );
}
