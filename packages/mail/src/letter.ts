import { html, type Locale } from '@moim/service-kit';

/** A letter as it is sent. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** What a letter says. All of it is plain text. */
export interface LetterContent {
  locale: Locale;
  subject: string;
  /** Before what is to be done, a paragraph each. */
  paragraphs: readonly string[];
  /** To be typed into a form. */
  code?: string;
  /** To be opened. */
  link?: { label: string; url: string };
  /** What the reader does who did not ask for it, in small print. */
  note: string;
}

/** The same in plain text and in HTML that mail programs show: no pictures, no style sheets, nothing fetched from anywhere. */
export function writeLetter({ locale, subject, paragraphs, code, link, note }: LetterContent): Letter {
  const text = [...paragraphs, ...(code ? [code] : []), ...(link ? [`${link.label}\n${link.url}`] : []), '--', note];
  const small = 'color:#666;font-size:13px';
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#2f6f4f;color:#fff;text-decoration:none';
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="margin:0;padding:24px;font:16px/1.6 sans-serif"><div style="max-width:480px;margin:0 auto">
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${code ? html`<p style="font-size:32px;font-weight:bold;letter-spacing:4px">${code}</p>` : null}
${link ? html`<p><a href="${link.url}" style="${button}">${link.label}</a></p><p style="${small};word-break:break-all">${link.url}</p>` : null}
<p style="${small}">${note}</p>
</div></body></html>
`;
  return { subject, text: `${text.join('\n\n')}\n`, html: page.text };
}
