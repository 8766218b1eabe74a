import type { MailQueue } from '@moim/mail';

/** The letters that this service sends; ./compose.ts says what stands in them. */
export type MailKind = 'SIGN_UP' | 'PASSWORD_RESET' | 'EMAIL_CHANGE' | 'PASSWORD_CHANGED' | 'EMAIL_CHANGED';

export type Mails = MailQueue<MailKind>;
