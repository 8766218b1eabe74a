import type { Locale } from '@moim/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { errors, type InteractionResults } from 'oidc-provider';
import { z } from 'zod';
import { secondsOf } from '../oidc/records.ts';
import { localeOf } from './locale.ts';

/** What a client has asked for, as far as pages need it; oidc-provider has checked it. */
const params = z.object({
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string(),
  login_hint: z.string().optional(),
  ui_locales: z.string().optional(),
});

type Found = Awaited<ReturnType<Provider['interactionDetails']>>;

/** A sign-in that is under way in this browser: what is asked of the person, and how it goes on. */
export class Interaction {
  readonly locale: Locale;
  /** Where its pages are. */
  readonly base: string;
  readonly clientId: string;
  /** The client's origin, to which its forms may lead in the end. */
  readonly formTargets: readonly string[];
  readonly prompt: string;
  readonly scopes: readonly string[];
  readonly loginHint: string;
  readonly #provider: Provider;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #found: Found;

  private constructor(provider: Provider, request: FastifyRequest, reply: FastifyReply, found: Found) {
    const asked = params.parse(found.params);
    this.locale = localeOf(request.headers, asked.ui_locales);
    this.base = `/interaction/${found.uid}`;
    this.clientId = asked.client_id;
    this.formTargets = [new URL(asked.redirect_uri).origin];
    this.prompt = found.prompt.name;
    this.scopes = [...new Set(asked.scope.split(' '))].filter((scope) =>
      ['openid', 'profile', 'email'].includes(scope),
    );
    this.loginHint = asked.login_hint ?? '';
    this.#provider = provider;
    this.#request = request;
    this.#reply = reply;
    this.#found = found;
  }

  /** The interaction of the request's cookie, when it is that of its address; throws SessionNotFound. */
  static async of(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<Interaction> {
    const found = await provider.interactionDetails(request.raw, reply.raw);
    const { uid } = request.params as { uid: string };
    if (found.uid !== uid) throw new errors.SessionNotFound('the interaction is that of another cookie');
    return new Interaction(provider, request, reply, found);
  }

  /** Who is signed in here in this browser; null when nobody is. */
  get accountId(): string | null {
    return this.#found.session?.accountId ?? null;
  }

  /** Ends the session of this browser: somebody else is to sign in. */
  async leaveSession(): Promise<void> {
    const { raw: request } = this.#request;
    const session = await this.#provider.Session.get(this.#provider.createContext(request, this.#reply.raw));
    await session.destroy();
    delete this.#found.session;
    await this.#found.persist();
  }

  /** Ends with a sign-in; returns where the browser goes on. `at`: when the account began to be looked for, by its old password or its new one. */
  async signedIn(accountId: string, { stay, at }: { stay: boolean; at: Date }): Promise<string> {
    if (this.accountId !== null && this.accountId !== accountId) await this.leaveSession();
    return this.#finish({ login: { accountId, remember: stay, ts: secondsOf(at) } });
  }

  /** Ends with the person's agreement to what the client asks for. */
  async agreed(accountId: string): Promise<string> {
    const grant = new this.#provider.Grant({ accountId, clientId: this.clientId });
    grant.addOIDCScope(this.scopes.join(' '));
    return this.#finish({ consent: { grantId: await grant.save() } });
  }

  /** Ends without one: the client is told that the person does not want to. */
  async declined(): Promise<string> {
    return this.#finish({ error: 'access_denied', error_description: 'the person has declined' });
  }

  #finish(result: InteractionResults): Promise<string> {
    return this.#provider.interactionResult(this.#request.raw, this.#reply.raw, result);
  }
}
