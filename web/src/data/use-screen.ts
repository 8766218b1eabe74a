import type { ApolloClient, OperationVariables } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind } from 'graphql';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigationType } from 'react-router';
import { showToast } from '../components/toasts.ts';
import { failures } from './client.ts';
import { type Failure, Failures, queryKey } from './failures.ts';

/** How long an answer that was fetched ahead is taken for new, in milliseconds. */
const FRESH_MS = 15_000;

const fetchedAhead = new Map<string, number>();

/** The name of a document's operation. */
export function nameOf(document: TypedDocumentNode<unknown, never>): string | undefined {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value;
}

/** Fetches a screen before somebody goes there; twice within a moment is once. */
export function fetchAhead(client: ApolloClient, query: TypedDocumentNode<unknown, never>, variables: object): void {
  const key = queryKey(nameOf(query), variables);
  const last = fetchedAhead.get(key);
  if (last !== undefined && Date.now() - last < FRESH_MS) return;
  fetchedAhead.set(key, Date.now());
  client
    .query({
      query: query as TypedDocumentNode<unknown, OperationVariables>,
      variables,
      fetchPolicy: 'network-only',
      errorPolicy: 'all',
    })
    .catch(() => fetchedAhead.delete(key));
}

export interface ScreenQuery<Data> {
  /** Null while there is nothing to show. */
  data: Data | null;
  isLoading: boolean;
  /** What is shown was asked for with other variables: what was asked for now is on its way. */
  isOutdated: boolean;
  /** The parts that are missing. */
  failures: readonly Failure[];
  retry: () => void;
  /** The next page of one of its lists. */
  more: (variables: Record<string, unknown>) => Promise<unknown>;
}

/**
 * A screen's one query. Going back is answered by the cache without a request, unless parts were missing; going forward shows what is known
 * and asks for the present, unless that was fetched ahead a moment ago.
 */
export function useScreen<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): ScreenQuery<Data> {
  const client = useApolloClient();
  const { t } = useTranslation();
  const key = queryKey(nameOf(query), variables);
  const missing = useSyncExternalStore(failures.subscribe, () => failures.of(key));
  const navigation = useNavigationType();
  const [policy] = useState<'cache-first' | 'cache-and-network'>(() => {
    const isFresh = Date.now() - (fetchedAhead.get(key) ?? 0) < FRESH_MS;
    const isKnown = navigation === 'POP' || isFresh;
    return isKnown && failures.of(key) === Failures.none ? 'cache-first' : 'cache-and-network';
  });
  const { data, previousData, loading, refetch, fetchMore } = useQuery<unknown, OperationVariables>(
    query as unknown as TypedDocumentNode,
    {
      variables,
      client,
      errorPolicy: 'all',
      fetchPolicy: policy,
      nextFetchPolicy: 'cache-first',
      notifyOnNetworkStatusChange: true,
    },
  );
  // Asked once more without an answer, the client has nothing; what was there is still better than nothing.
  const shown = useRef({ key, data: data as unknown });
  if (data !== undefined || shown.current.key !== key) shown.current = { key, data };
  const known = data ?? (loading ? previousData : undefined) ?? shown.current.data;
  const retry = async () => {
    const answer = await refetch().catch(() => ({ data: undefined }));
    if (answer.data === undefined) showToast({ text: t('problem.unreachable'), isProblem: true });
  };
  return {
    data: (known as Data | undefined) ?? null,
    isLoading: loading,
    isOutdated: loading && data === undefined && previousData !== undefined,
    failures: missing,
    retry: () => void retry(),
    more: (next) => fetchMore({ variables: { ...variables, ...next } }),
  };
}
