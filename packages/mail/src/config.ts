import { ConfigError } from '@moim/service-kit';
import { z } from 'zod';

/** The environment of a service that sends mail. */
export const mailEnv = {
  /** The server that takes mail: `smtps://user:password@smtp.example.org` (TLS), or `smtp://...` (STARTTLS where it is offered). */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'it must begin with smtp:// or smtps://' }).optional(),
  /** Without SMTP_URL: a folder in which letters are laid down as text, for whoever develops. */
  MAIL_DIR: z.string().optional(),
  /** Who the letters are from: `Moim <no-reply@moim.example>`. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'it must be an address: Moim <no-reply@moim.example>')
    .optional(),
  /** Whether somebody who signs up shows first that mail to the address reaches them. Default: `required` with SMTP_URL, else `optional`. */
  SIGN_UP_PROOF: z.enum(['required', 'optional'], 'it must be required or optional').optional(),
};

type MailEnv = z.infer<z.ZodObject<typeof mailEnv>>;

/** Where mail goes, and what is asked of it. */
export interface MailSettings {
  transport: { kind: 'smtp'; url: string } | { kind: 'folder'; directory: string };
  from: string;
  /** Signing up takes a code that was sent to the address. */
  requiresProof: boolean;
}

/** Throws ConfigError when mail would go nowhere. */
export function readMailSettings({ SMTP_URL, MAIL_DIR, MAIL_FROM, SIGN_UP_PROOF }: MailEnv): MailSettings {
  if (SMTP_URL === undefined) {
    if (MAIL_DIR === undefined) throw new ConfigError(['SMTP_URL is not set, nor MAIL_DIR: mail would go nowhere']);
    return {
      transport: { kind: 'folder', directory: MAIL_DIR },
      from: MAIL_FROM ?? 'Moim <no-reply@localhost>',
      requiresProof: SIGN_UP_PROOF === 'required',
    };
  }
  if (MAIL_FROM === undefined) throw new ConfigError(['MAIL_FROM is not set: SMTP_URL needs it']);
  return {
    transport: { kind: 'smtp', url: SMTP_URL },
    from: MAIL_FROM,
    requiresProof: SIGN_UP_PROOF !== 'optional',
  };
}
