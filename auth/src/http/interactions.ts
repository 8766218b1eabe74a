import { normalizeEmail } from '@moim/credentials';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import { signIn } from '../accounts/sign-in.ts';
import { clientName } from '../clients.ts';
import { messages } from '../messages.ts';
import { rememberConsent } from '../oidc/consents.ts';
import { consentPage } from '../pages/consent.ts';
import { signInPage } from '../pages/sign-in.ts';
import { formOf, tooMany } from './form.ts';
import { Interaction } from './interaction.ts';
import { sendResetLink, showForgotPassword } from './password-reset.ts';
import { sendPage } from './reply.ts';
import { refuseOtherOrigins } from './same-origin.ts';
import { signUpSteps } from './sign-up.ts';
import { goOn, type InteractionServices, type Step } from './step.ts';

/** The pages of a sign-in: `/interaction/<uid>` is the step that it is at. */
export function serveInteractions(app: FastifyInstance, services: InteractionServices): void {
  const { provider, issuer, clients, db, limits } = services;
  const signUp = signUpSteps(services);

  const step = (run: (step: Step) => Promise<FastifyReply>) => async (request: FastifyRequest, reply: FastifyReply) => {
    const interaction = await Interaction.of(provider, request, reply);
    const client = clientName(clients, interaction.clientId, interaction.locale);
    return run({ request, reply, interaction, client });
  };

  const base = '/interaction/:uid';
  app.register(async (scope) => {
    refuseOtherOrigins(scope, issuer);
    scope.get(base, step(showCurrent));
    scope.get(`${base}/sign-in`, step(showSignIn));
    scope.post(`${base}/sign-in`, step(doSignIn));
    scope.get(`${base}/sign-up`, step(signUp.begin));
    scope.post(`${base}/sign-up`, step(signUp.send));
    scope.post(`${base}/sign-up/address`, step(signUp.correctAddress));
    scope.post(`${base}/sign-up/code`, step(signUp.sendWithCode));
    scope.get(
      `${base}/forgot-password`,
      step(async (current) => showForgotPassword(placeOf(current), current.interaction.loginHint)),
    );
    scope.post(
      `${base}/forgot-password`,
      step((current) => sendResetLink(services, placeOf(current))),
    );
    scope.post(`${base}/consent`, step(doConsent));
    scope.post(`${base}/other-account`, step(doOtherAccount));
    scope.post(
      `${base}/cancel`,
      step(async (current) => goOn(current, await current.interaction.declined())),
    );
  });

  async function showCurrent(current: Step): Promise<FastifyReply> {
    const { reply, interaction, client } = current;
    if (interaction.prompt !== 'consent') return showSignIn(current);
    const account = await signedInAccount(interaction);
    const { locale, base, scopes, formTargets } = interaction;
    return sendPage(reply, consentPage(locale, { base, client, account, scopes }), formTargets);
  }

  async function showSignIn({ reply, interaction, client }: Step): Promise<FastifyReply> {
    const { locale, base, loginHint: email, formTargets } = interaction;
    return sendPage(reply, signInPage(locale, { base, client, email, staySignedIn: false }), formTargets);
  }

  async function doSignIn(current: Step): Promise<FastifyReply> {
    const { request, reply, interaction, client } = current;
    const { locale, base, formTargets } = interaction;
    const at = new Date();
    const given = formOf(request);
    const email = normalizeEmail(given('email'));
    const stay = given('stay') === 'yes';
    const text = messages(locale);
    const again = (status: number, problem: string) =>
      sendPage(
        reply.status(status),
        signInPage(locale, { base, client, email, staySignedIn: stay, problem }),
        formTargets,
      );

    const attempted = await limits.signIn(request, email, () => signIn(db, email, given('password')));
    if (!('outcome' in attempted))
      return tooMany(reply, attempted.refusedForSeconds, (m) => again(429, text.tooManyAttempts(m)));
    if (attempted.outcome === null) return again(400, text.invalidCredentials);
    return goOn(current, await interaction.signedIn(attempted.outcome, { stay, at }));
  }

  async function doConsent(current: Step): Promise<FastifyReply> {
    const { interaction } = current;
    const { id: accountId } = await signedInAccount(interaction);
    const { clientId, scopes } = interaction;
    await rememberConsent(db, { accountId, clientId, scopes });
    return goOn(current, await interaction.agreed(accountId));
  }

  async function doOtherAccount(current: Step): Promise<FastifyReply> {
    await current.interaction.leaveSession();
    return goOn(current, `${current.interaction.base}/sign-in`);
  }

  /** Whose consent is asked for; throws SessionNotFound when nobody's is. */
  async function signedInAccount(interaction: Interaction) {
    const { accountId, prompt } = interaction;
    const account =
      accountId === null || prompt !== 'consent' ? null : await db.account.findUnique({ where: { id: accountId } });
    if (account === null) throw new errors.SessionNotFound('nobody is asked for consent');
    return account;
  }
}

function placeOf({ request, reply, interaction: { locale, base, formTargets } }: Step) {
  return { request, reply, locale, base, formTargets };
}
