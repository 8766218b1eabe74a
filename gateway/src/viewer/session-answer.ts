import type { ApolloServerPlugin } from '@apollo/server';
import type { SessionChange, SessionEndReason } from '@moim/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';

/** What one answer says of its sender's session, besides what was asked. */
export class SessionAnswer {
  readonly #write: (change: SessionChange) => void;
  #ended: SessionEndReason | null = null;
  #problem: GraphQLFormattedError | null = null;

  /** `write` sets or clears the sender's cookies, if it keeps any. */
  constructor(write: (change: SessionChange) => void) {
    this.#write = write;
  }

  /** The session was opened, renewed or ended: the last change of a request counts. */
  change(change: SessionChange): void {
    this.#write(change);
    this.#ended = change.state === 'ENDED' ? change.reason : null;
  }

  /** The sender may be signed in, but that cannot be told now: cookies stay as they are. */
  leaveOpen(problem: GraphQLFormattedError): void {
    this.#problem = problem;
  }

  /** Why the session has ended in this request; null when it has not. */
  get ended(): SessionEndReason | null {
    return this.#ended;
  }

  /** Why the sender is treated as signed out without being so; null when it is not so. */
  get problem(): GraphQLFormattedError | null {
    return this.#problem;
  }
}

/** Says in the answer that the session has ended (`extensions.session`), or that it cannot be told (an error without a path). */
export function sessionAnswers(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue: { session } }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (session.ended !== null) {
            result.extensions = { ...result.extensions, session: { state: 'ENDED', reason: session.ended } };
          }
          if (session.problem !== null) result.errors = [...(result.errors ?? []), session.problem];
        },
      };
    },
  };
}
