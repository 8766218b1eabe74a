import type { ApolloClient, OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** A subscription as the socket sends it, with the type names that the cache needs. */
export function subscriptionText(
  { cache }: ApolloClient,
  document: TypedDocumentNode<unknown, never>,
): { query: string } {
  return { query: print(cache.transformDocument(document)) };
}

/** Puts what an event brought into the cache: whatever has an id is everywhere what it is now. */
export function writeEvent<Data>(
  { cache }: ApolloClient,
  document: TypedDocumentNode<Data, never>,
  data: Data,
  variables: OperationVariables = {},
): void {
  cache.writeQuery<unknown, OperationVariables>({
    id: 'ROOT_SUBSCRIPTION',
    query: document as unknown as TypedDocumentNode,
    data,
    variables,
  });
}
