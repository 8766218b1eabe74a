// Letters that services send to people: written into the service's own database with what they are about, composed when they are sent, and
// sent until an SMTP server has taken them. And what such letters prove: that whoever has a secret out of one can read mail to its address.
export { type MailSettings, mailEnv, readMailSettings } from './config.ts';
export { type Letter, type LetterContent, writeLetter } from './letter.ts';
export { GOOD_FOR, type Mail, MailQueue, type MailToSend } from './mail-queue.ts';
export { connectMailer, type Mailer, MailRefused } from './mailer.ts';
export { EMAIL_CODE, EmailProofs, type ProofKey } from './proofs.ts';
