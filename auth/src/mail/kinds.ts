import type { MailQueue } from '@moim/mail';

/** The letters that this server sends; ./compose.ts says what stands in them. */
export type MailKind = 'SIGN_UP' | 'PASSWORD_RESET' | 'PASSWORD_CHANGED';

export type Mails = MailQueue<MailKind>;
