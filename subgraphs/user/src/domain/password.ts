import { checkPassword, PASSWORD_LENGTH } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import { messages } from '../messages.ts';

export { hashPassword, isPassword } from '@moim/credentials';

/** Why a new account may not have this password, in the person's language; null when it may. Nothing of it depends on other accounts. */
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
