import { isEmail, normalizeEmail } from '@moim/credentials';
import type { FastifyReply } from 'fastify';
import { sendLetter } from '../accounts/send-letter.ts';
import { checkSignUp, cleanName, type SignUpProblems, signUp } from '../accounts/sign-up.ts';
import { signUpWithCode } from '../accounts/sign-up-with-code.ts';
import { messages } from '../messages.ts';
import { signUpPage } from '../pages/sign-up.ts';
import { type SignUpAddressPage, signUpAddressPage } from '../pages/sign-up-address.ts';
import { type CodeProblems, type SignUpCodePage, signUpCodePage } from '../pages/sign-up-code.ts';
import { formOf, tooMany } from './form.ts';
import { sendPage } from './reply.ts';
import { goOn, type InteractionServices, type Step } from './step.ts';

/**
 * The steps of a sign-up. Where addresses are to be proved, the first page asks for the address alone, and the second one for the code and all else:
 * so nobody has to keep a password between them. Else there is one page, and no code.
 */
export function signUpSteps(services: InteractionServices) {
  const { db, limits, mail } = services;
  return {
    /** Shows the first page. */
    async begin(step: Step): Promise<FastifyReply> {
      const email = step.interaction.loginHint;
      return mail.requiresProof ? showAddress(step, 200, { email }) : showForm(step, 200, { email, name: '' });
    },

    /** Takes what the first page has asked for. */
    send(step: Step): Promise<FastifyReply> {
      return mail.requiresProof ? sendCode(step) : signUpWithoutCode(step);
    },

    /** Shows the first page again: the address was not right. */
    async correctAddress(step: Step): Promise<FastifyReply> {
      return showAddress(step, 200, { email: normalizeEmail(formOf(step.request)('email')) });
    },

    /** Takes what the second page has asked for. */
    async sendWithCode(step: Step): Promise<FastifyReply> {
      const { request, reply, interaction } = step;
      const text = messages(interaction.locale);
      const at = new Date();
      const account = accountOf(step);
      const code = formOf(request)('code');
      const { email, name } = account;
      const again = (status: number, told: { problem?: string; problems?: CodeProblems }) =>
        showCode(step, status, { email, name, code, ...told });

      const problems = checkSignUp(account, interaction.locale);
      // The page does not ask for it: whoever has changed it begins with the first one.
      if (problems.email !== undefined) return showAddress(step, 400, { email, emailProblem: problems.email });
      if (Object.keys(problems).length > 0) return again(400, { problems });
      const attempted = await limits.proof(request, () => signUpWithCode(services, account, code));
      if ('outcome' in attempted) {
        const { outcome } = attempted;
        if (outcome.accountId !== null) return signedUp(step, outcome.accountId, at);
        if (outcome.because === 'wrong-code') return again(400, { problems: { code: text.codeWrong } });
        return again(400, { problem: text.signUpRefused });
      }
      return tooMany(reply, attempted.refusedForSeconds, (m) => again(429, { problem: text.tooManyAttempts(m) }));
    },
  };

  async function sendCode(step: Step): Promise<FastifyReply> {
    const { request, reply, interaction } = step;
    const { locale } = interaction;
    const text = messages(locale);
    const email = normalizeEmail(formOf(request)('email'));
    if (!isEmail(email)) return showAddress(step, 400, { email, emailProblem: text.emailMalformed });
    const letter = { kind: 'SIGN_UP', to: email, locale } as const;
    const attempted = await limits.letter(request, email, () => sendLetter(services, letter));
    if ('outcome' in attempted) return showCode(step, 200, { email, name: '', code: '' });
    return tooMany(reply, attempted.refusedForSeconds, (m) =>
      showAddress(step, 429, { email, problem: text.tooManyAttempts(m) }),
    );
  }

  async function signUpWithoutCode(step: Step): Promise<FastifyReply> {
    const { request, reply, interaction } = step;
    const text = messages(interaction.locale);
    const at = new Date();
    const account = accountOf(step);
    const { email, name } = account;
    const again = (status: number, told: { problem?: string; problems?: SignUpProblems }) =>
      showForm(step, status, { email, name, ...told });

    const problems = checkSignUp(account, interaction.locale);
    if (Object.keys(problems).length > 0) return again(400, { problems });
    const attempted = await limits.signUp(request, () => signUp(db, account));
    if ('outcome' in attempted) {
      const { outcome: accountId } = attempted;
      return accountId === null ? again(400, { problem: text.signUpRefused }) : signedUp(step, accountId, at);
    }
    return tooMany(reply, attempted.refusedForSeconds, (m) => again(429, { problem: text.tooManyAttempts(m) }));
  }
}

async function signedUp(step: Step, accountId: string, at: Date): Promise<FastifyReply> {
  return goOn(step, await step.interaction.signedIn(accountId, { stay: false, at }));
}

/** An account as the form wants it. */
function accountOf({ request }: Step) {
  const given = formOf(request);
  return { email: normalizeEmail(given('email')), name: cleanName(given('name')), password: given('password') };
}

function showForm(
  { reply, interaction, client }: Step,
  status: number,
  shown: { email: string; name: string; problem?: string; problems?: SignUpProblems },
): FastifyReply {
  const { locale, base, formTargets } = interaction;
  return sendPage(reply.status(status), signUpPage(locale, { base, client, ...shown }), formTargets);
}

function showAddress(
  { reply, interaction, client }: Step,
  status: number,
  shown: Omit<SignUpAddressPage, 'base' | 'client'>,
): FastifyReply {
  const { locale, base, formTargets } = interaction;
  return sendPage(reply.status(status), signUpAddressPage(locale, { base, client, ...shown }), formTargets);
}

function showCode({ reply, interaction }: Step, status: number, shown: Omit<SignUpCodePage, 'base'>): FastifyReply {
  const { locale, base, formTargets } = interaction;
  return sendPage(reply.status(status), signUpCodePage(locale, { base, ...shown }), formTargets);
}
