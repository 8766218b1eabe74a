import { isEmail, normalizeEmail } from '@moim/credentials';
import type { ProofKey } from '@moim/mail';
import type { Locale } from '@moim/service-kit';
import type { SignUpInput, UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { limitSignUp } from '../rate-limits.ts';
import { checkCode, codeSent, codeWrong, sendCode } from './email-code.ts';
import { addUser, checkPerson, type Person, register } from './new-account.ts';
import { hashPassword, passwordProblem } from './password.ts';
import type { SignUpOutcome, SignUpTools } from './sign-up.ts';

/**
 * Where addresses are to be proved, what is answered never depends on other accounts: without a code, a letter is on its way; with one, it is right
 * only for who has read a letter that is sent for addresses without an account. Where they need not be, an address that has an account is refused
 * without saying so, after the same work; that a faultless sign-up is refused at all cannot be hidden then.
 */
export async function signUpWithPassword(tools: SignUpTools, input: SignUpInput): Promise<SignUpOutcome> {
  const { locale } = tools;
  const credentials = checkCredentials(input, locale);
  const { person, userErrors } = await checkPerson(tools, input);
  const wrong = [...credentials.userErrors, ...userErrors];
  if (wrong.length > 0) return { ok: false, userErrors: wrong };
  const { email, password } = credentials;
  const key = { purpose: 'SIGN_UP', email } as const;
  const code = input.emailCode?.trim() || null;
  if (code === null && tools.requiresProof) {
    await sendCode(tools, key);
    return { ok: false, userErrors: [codeSent(locale, email)] };
  }
  await limitSignUp(tools);
  if (code !== null && !(await checkCode(tools, key, code))) return { ok: false, userErrors: [codeWrong(locale)] };
  return await makeAccount(tools, person, { key, password, code });
}

async function makeAccount(
  tools: SignUpTools,
  person: Person,
  { key, password, code }: { key: ProofKey; password: string; code: string | null },
): Promise<SignUpOutcome> {
  const { db, outbox, proofs, locale, now } = tools;
  const passwordHash = await hashPassword(password);
  const made = await outbox.transaction(db, async (tx, emit) => {
    // The code was right a moment ago: that it is not there now says that the other of two requests has made the account.
    if (code !== null && !(await proofs.use(tx, key, code))) return null;
    const user = await addUser(tx, now, person, { email: key.email, isEmailVerified: code !== null, passwordHash });
    return user && (await register({ ...tools, tx, emit }, user, person));
  });
  if (made !== null) return { ok: true, ...made };
  return { ok: false, userErrors: [{ field: null, message: messages(locale).signUpRefused, code: 'SIGN_UP_REFUSED' }] };
}

/** Address and password as they may be kept, and what the person has to put right. Looks at no other account. */
function checkCredentials(
  input: SignUpInput,
  locale: Locale,
): { email: string; password: string; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  const refuse = (field: string, message: string) => void userErrors.push({ field: [field], message, code: 'INVALID' });
  const email = normalizeEmail(input.email ?? '');
  if (!isEmail(email)) refuse('email', messages(locale).emailMalformed);
  const password = input.password ?? '';
  const problem = passwordProblem(password, { email, locale });
  if (problem !== null) refuse('password', problem);
  return { email, password, userErrors };
}
