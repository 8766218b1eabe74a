import { normalizeEmail } from '@moim/credentials';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { signIn } from '../accounts/sign-in.ts';
import { checkSignUp, cleanName, signUp } from '../accounts/sign-up.ts';
import { type AuthClient, clientName } from '../clients.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { rememberConsent } from '../oidc/consents.ts';
import { consentPage } from '../pages/consent.ts';
import { errorPage } from '../pages/error.ts';
import { signInPage } from '../pages/sign-in.ts';
import { signUpPage } from '../pages/sign-up.ts';
import type { AttemptLimits } from '../rate-limits.ts';
import { Interaction } from './interaction.ts';
import { localeOf } from './locale.ts';
import { sendOn, sendPage } from './reply.ts';
import { isSameOrigin } from './same-origin.ts';

export interface InteractionServices {
  provider: Provider;
  issuer: string;
  clients: readonly AuthClient[];
  db: PrismaClient;
  limits: AttemptLimits;
}

/** What every step of a sign-in is given. */
interface Step {
  request: FastifyRequest;
  reply: FastifyReply;
  interaction: Interaction;
  /** What the client is called. */
  client: string;
}

/** The pages of a sign-in: `/interaction/<uid>` is the step that it is at. */
export function serveInteractions(app: FastifyInstance, services: InteractionServices): void {
  const { provider, issuer, clients, db, limits } = services;

  const step = (run: (step: Step) => Promise<FastifyReply>) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === 'POST' && !isSameOrigin(request.headers, issuer)) {
      return sendPage(reply.status(403), errorPage(localeOf(request.headers), 'crossSite'));
    }
    const interaction = await Interaction.of(provider, request, reply);
    const client = clientName(clients, interaction.clientId, interaction.locale);
    return run({ request, reply, interaction, client });
  };

  const base = '/interaction/:uid';
  app.get(base, step(showCurrent));
  app.get(`${base}/sign-in`, step(showSignIn));
  app.post(`${base}/sign-in`, step(doSignIn));
  app.get(`${base}/sign-up`, step(showSignUp));
  app.post(`${base}/sign-up`, step(doSignUp));
  app.post(`${base}/consent`, step(doConsent));
  app.post(`${base}/other-account`, step(doOtherAccount));
  app.post(
    `${base}/cancel`,
    step(async ({ reply, interaction }) => goOn(reply, interaction, await interaction.declined())),
  );

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

  async function doSignIn({ request, reply, interaction, client }: Step): Promise<FastifyReply> {
    const { locale, base, formTargets } = interaction;
    const given = formOf(request);
    const email = normalizeEmail(given('email'));
    const staySignedIn = given('stay') === 'yes';
    const text = messages(locale);
    const again = (status: number, problem: string) =>
      sendPage(reply.status(status), signInPage(locale, { base, client, email, staySignedIn, problem }), formTargets);

    const outcome = await limits.signIn(request, email, () => signIn(db, email, given('password')));
    if (outcome.refusedForSeconds !== null)
      return tooMany(reply, outcome.refusedForSeconds, (m) => again(429, text.tooManyAttempts(m)));
    if (outcome.accountId === null) return again(400, text.invalidCredentials);
    return goOn(reply, interaction, await interaction.signedIn(outcome.accountId, staySignedIn));
  }

  async function showSignUp({ reply, interaction, client }: Step): Promise<FastifyReply> {
    const { locale, base, loginHint: email, formTargets } = interaction;
    return sendPage(reply, signUpPage(locale, { base, client, email, name: '' }), formTargets);
  }

  async function doSignUp({ request, reply, interaction, client }: Step): Promise<FastifyReply> {
    const { locale, base, formTargets } = interaction;
    const given = formOf(request);
    const account = {
      email: normalizeEmail(given('email')),
      name: cleanName(given('name')),
      password: given('password'),
    };
    const text = messages(locale);
    const again = (status: number, told: { problem?: string; problems?: ReturnType<typeof checkSignUp> }) =>
      sendPage(reply.status(status), signUpPage(locale, { base, client, ...account, ...told }), formTargets);

    const problems = checkSignUp(account, locale);
    if (Object.keys(problems).length > 0) return again(400, { problems });
    const outcome = await limits.signUp(request, () => signUp(db, account));
    if (outcome.refusedForSeconds !== null) {
      return tooMany(reply, outcome.refusedForSeconds, (m) => again(429, { problem: text.tooManyAttempts(m) }));
    }
    if (outcome.accountId === null) return again(400, { problem: text.signUpRefused });
    return goOn(reply, interaction, await interaction.signedIn(outcome.accountId, false));
  }

  async function doConsent({ reply, interaction }: Step): Promise<FastifyReply> {
    const { id: accountId } = await signedInAccount(interaction);
    const { clientId, scopes } = interaction;
    await rememberConsent(db, { accountId, clientId, scopes });
    return goOn(reply, interaction, await interaction.agreed(accountId));
  }

  async function doOtherAccount({ reply, interaction }: Step): Promise<FastifyReply> {
    await interaction.leaveSession();
    return goOn(reply, interaction, `${interaction.base}/sign-in`);
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

function goOn(reply: FastifyReply, { formTargets }: Interaction, location: string): FastifyReply {
  return sendOn(reply, location, formTargets);
}

function tooMany(reply: FastifyReply, seconds: number, show: (minutes: number) => FastifyReply): FastifyReply {
  reply.header('retry-after', String(seconds));
  return show(Math.ceil(seconds / 60));
}

/** The fields of a form that was sent; one that is not there is empty. */
function formOf({ body }: FastifyRequest): (name: string) => string {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  return (name) => form.get(name) ?? '';
}
