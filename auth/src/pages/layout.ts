import type { Locale } from '@moim/service-kit';
import { type Html, html } from '@moim/service-kit';
import { messages } from '../messages.ts';
import { STYLE } from './assets.ts';

/** A whole page. `title` is also its heading. */
export function page(locale: Locale, title: string, content: Html): string {
  const { service } = messages(locale);
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${service}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE.path}">
</head>
<body>
<main>
<p class="brand"><img src="/icon.svg" alt="" width="28" height="28">${service}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}
