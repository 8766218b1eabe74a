// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { UnreadMessagesQuery as Data, UnreadMessagesQueryVariables as Variables } from './types.ts';

export const UnreadMessages = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnreadMessages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unreadMessageCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}],"hash":"bf5af3ba150ea2b62f392d18b1386ff34269bce28ebbd7e025f562e80707f9ca"} as unknown as TypedDocumentNode<Data, Variables>;
