import { checkPassword, PASSWORD_LENGTH } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { messages } from '../messages.ts';

/** What is to be put right about a new password; null when nothing is. Looks at no account. */
export function passwordProblem(password: string, { email, locale }: { email: string; locale: Locale }): string | null {
  const text = messages(locale);
  switch (checkPassword(password, email)) {
    case 'too-short':
      return text.passwordTooShort(PASSWORD_LENGTH.min);
    case 'too-long':
      return text.passwordTooLong(PASSWORD_LENGTH.max);
    case 'too-common':
      return text.passwordTooCommon;
    case null:
      return null;
  }
}
