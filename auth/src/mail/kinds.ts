import type { MailQueue } from '@moim/mail';

/** The letters that this server sends; ./compose.ts says what stands in them. */
export type MailKind = 'SIGN_UP' | 'PASSWORD_RESET' | 'PASSWORD_CHANGED';

export type Mails = MailQueue<MailKind>;

/** How long a letter is worth sending, in minutes: what somebody is waiting for, and what they are to hear of in any case. */
export const GOOD_FOR = { answer: 30, notice: 3 * 24 * 60 } as const;
