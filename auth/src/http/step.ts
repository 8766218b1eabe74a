import type { FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { AuthClient } from '../clients.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MailTools } from '../mail/index.ts';
import type { AttemptLimits } from '../rate-limits.ts';
import type { Interaction } from './interaction.ts';
import { sendOn } from './reply.ts';

export interface InteractionServices {
  provider: Provider;
  issuer: string;
  clients: readonly AuthClient[];
  db: PrismaClient;
  limits: AttemptLimits;
  mail: MailTools;
}

/** What every step of a sign-in is given. */
export interface Step {
  request: FastifyRequest;
  reply: FastifyReply;
  interaction: Interaction;
  /** What the client is called. */
  client: string;
}

/** Sends the browser on, to the next page or to the client. */
export function goOn({ reply, interaction }: Pick<Step, 'reply' | 'interaction'>, location: string): FastifyReply {
  return sendOn(reply, location, interaction.formTargets);
}
