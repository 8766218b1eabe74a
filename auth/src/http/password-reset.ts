import { isEmail, normalizeEmail } from '@moim/credentials';
import type { Locale } from '@moim/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { emailOfResetLink, resetPassword } from '../accounts/reset-password.ts';
import { sendLetter } from '../accounts/send-letter.ts';
import { messages } from '../messages.ts';
import { type ForgotPasswordPage, forgotPasswordPage, linkSentPage } from '../pages/forgot-password.ts';
import { linkExpiredPage, passwordSetPage, resetPasswordPage, waitPage } from '../pages/reset-password.ts';
import { formOf, tooMany } from './form.ts';
import { localeOf } from './locale.ts';
import { sendPage } from './reply.ts';
import { refuseOtherOrigins } from './same-origin.ts';
import type { InteractionServices } from './step.ts';

type Services = Pick<InteractionServices, 'issuer' | 'db' | 'limits' | 'mail'>;

/** Longer than any secret of ours. */
const MAX_SECRET = 100;

/** A request, and where it was sent from: `base` is empty outside of a sign-in. */
interface Place {
  request: FastifyRequest;
  reply: FastifyReply;
  locale: Locale;
  base: string;
  formTargets: readonly string[];
}

/** The pages of who has forgotten the password: outside of a sign-in, since the link may be opened on another device. */
export function servePasswordReset(app: FastifyInstance, services: Services): void {
  const { issuer, limits } = services;
  const placeOf = (request: FastifyRequest, reply: FastifyReply) => {
    return { request, reply, locale: localeOf(request.headers), base: '', formTargets: [] };
  };

  app.register(async (scope) => {
    refuseOtherOrigins(scope, issuer);
    scope.get('/forgot-password', async (request, reply) => showForgotPassword(placeOf(request, reply), ''));
    scope.post('/forgot-password', (request, reply) => sendResetLink(services, placeOf(request, reply)));
    scope.get('/reset-password', showReset);
    scope.post('/reset-password', doReset);
  });

  async function showReset(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const locale = localeOf(request.headers);
    const { secret: given } = request.query as { secret?: unknown };
    const secret = typeof given === 'string' ? given.slice(0, MAX_SECRET) : '';
    const attempted = await limits.proof(request, () => emailOfResetLink(services, secret));
    if (!('outcome' in attempted)) return wait(reply, locale, attempted.refusedForSeconds);
    const { outcome: email } = attempted;
    if (email === null) return sendPage(reply.status(400), linkExpiredPage(locale));
    return sendPage(reply, resetPasswordPage(locale, { secret, email }));
  }

  async function doReset(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const locale = localeOf(request.headers);
    const given = formOf(request);
    const secret = given('secret').slice(0, MAX_SECRET);
    const input = { secret, password: given('password'), locale };
    const attempted = await limits.proof(request, () => resetPassword(services, input));
    if (!('outcome' in attempted)) return wait(reply, locale, attempted.refusedForSeconds);
    const { outcome } = attempted;
    if (outcome.email === null) return sendPage(reply.status(400), linkExpiredPage(locale));
    const { email, problem } = outcome;
    if (problem !== null) return sendPage(reply.status(400), resetPasswordPage(locale, { secret, email, problem }));
    await limits.passwordSet(request, email);
    return sendPage(reply, passwordSetPage(locale));
  }
}

/** Asks to which address a link is to be sent. */
export function showForgotPassword(place: Place, email: string): FastifyReply {
  return show(place, 200, { email });
}

/** Has a link sent to the address that was given, and says so, whether it has an account or not. */
export async function sendResetLink(services: Services, place: Place): Promise<FastifyReply> {
  const { request, reply, locale, base, formTargets } = place;
  const text = messages(locale);
  const email = normalizeEmail(formOf(request)('email'));
  if (!isEmail(email)) return show(place, 400, { email, emailProblem: text.emailMalformed });
  const letter = { kind: 'PASSWORD_RESET', to: email, locale } as const;
  const attempted = await services.limits.letter(request, email, () => sendLetter(services, letter));
  if ('outcome' in attempted) return sendPage(reply, linkSentPage(locale, { base, email }), formTargets);
  return tooMany(reply, attempted.refusedForSeconds, (m) =>
    show(place, 429, { email, problem: text.tooManyAttempts(m) }),
  );
}

function show(place: Place, status: number, shown: Omit<ForgotPasswordPage, 'base'>): FastifyReply {
  const { reply, locale, base, formTargets } = place;
  return sendPage(reply.status(status), forgotPasswordPage(locale, { base, ...shown }), formTargets);
}

function wait(reply: FastifyReply, locale: Locale, seconds: number): FastifyReply {
  return tooMany(reply, seconds, (minutes) => sendPage(reply.status(429), waitPage(locale, minutes)));
}
