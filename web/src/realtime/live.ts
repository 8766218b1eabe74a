import type { ApolloClient, OperationVariables } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createRealtimeClient, type ExecutionResult, Outbox, type RealtimeClient } from '@moim/realtime-client';
import i18next from 'i18next';
import { SendMessage } from '../generated/SendMessage.ts';
import { ShellBadges } from '../generated/ShellBadges.ts';
import type {
  Message_messageFragment,
  NotificationRow_notificationFragment,
  ViewerEventsSubscription,
} from '../generated/types.ts';
import { ViewerEvents } from '../generated/ViewerEvents.ts';
import { WhoAmI } from '../generated/WhoAmI.ts';
import { currentLanguage } from '../i18n/index.ts';
import { subscriptionText } from './subscription-text.ts';
import { takeViewerEvent } from './viewer-events.ts';

/** What happens, as it happens, for one person: one socket for the whole app, and the messages on their way. */
export interface Live {
  client: RealtimeClient;
  outbox: Outbox<Message_messageFragment, typeof SendMessage>;
  close(): void;
}

export interface LiveOptions {
  apollo: ApolloClient;
  viewerId: string;
  /** Something happened that I may want to know. */
  onNotification: (notification: NotificationRow_notificationFragment) => void;
}

/** Away for longer than that, in milliseconds, what the screen shows is asked for anew. */
const LONG_AWAY_MS = 60_000;

/** Connects, and keeps the badges right from then on. */
export function startLive({ apollo, viewerId, onNotification }: LiveOptions): Live {
  // The answer's extensions say when the session has ended; what that means is the client's matter (data/client.ts).
  const whoAmI = () => apollo.query({ query: WhoAmI, fetchPolicy: 'no-cache' });
  const client = createRealtimeClient({
    url: new URL('/graphql', location.href).href,
    renew: whoAmI,
    language: currentLanguage,
  });
  const onLanguage = () => client.reconnect();
  i18next.on('languageChanged', onLanguage);
  const outbox: Live['outbox'] = new Outbox(client, {
    storage: localStorage,
    viewerId,
    mutation: SendMessage,
    execute: (mutation, variables, { signal }) => execute(apollo, mutation, variables, signal),
  });

  let lostAt: number | null = null;
  let hasBeenOpen = false;
  client.onState(() => {
    const { status } = client.state;
    if (status === 'signed-out') void whoAmI().catch(() => {});
    if (status !== 'open') {
      if (hasBeenOpen) lostAt ??= Date.now();
      return;
    }
    hasBeenOpen = true;
    if (lostAt === null) return;
    const isLong = Date.now() - lostAt > LONG_AWAY_MS;
    lostAt = null;
    // What happened meanwhile is not told again: a room resumes by itself, badges do not.
    void apollo.query({ query: ShellBadges, fetchPolicy: 'network-only' }).catch(() => {});
    if (isLong) void apollo.refetchObservableQueries().catch(() => {});
  });
  client.subscribe<ViewerEventsSubscription>(subscriptionText(apollo, ViewerEvents), {
    next: ({ data }) => {
      if (data) takeViewerEvent(apollo, viewerId, data, onNotification);
    },
    error: (errors) => console.error('what happens is not told any more', errors),
  });
  return {
    client,
    outbox,
    close() {
      i18next.off('languageChanged', onLanguage);
      outbox.close();
      client.close();
    },
  };
}

/** A mutation as the outbox wants it: an answer, whatever it says, or a rejection where there was none. */
async function execute(
  apollo: ApolloClient,
  mutation: TypedDocumentNode<unknown, never>,
  variables: OperationVariables,
  signal: AbortSignal,
): Promise<ExecutionResult> {
  const { data, error } = await apollo.mutate({
    mutation: mutation as TypedDocumentNode<Record<string, unknown>, OperationVariables>,
    variables,
    errorPolicy: 'all',
    // The room shows it when it is told of it, in its place.
    fetchPolicy: 'no-cache',
    context: { fetchOptions: { signal } },
  });
  if (error === undefined) return { data: data ?? null };
  if (CombinedGraphQLErrors.is(error)) return { data: data ?? null, errors: error.errors } as ExecutionResult;
  if (ServerError.is(error)) return JSON.parse(error.bodyText) as ExecutionResult;
  throw error;
}
