// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ShellBadgesQuery as Data, ShellBadgesQueryVariables as Variables } from './types.ts';

export const ShellBadges = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShellBadges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unreadNotificationCount"}},{"kind":"Field","name":{"kind":"Name","value":"unreadMessageCount"}}]}}]}}]} as unknown as TypedDocumentNode<Data, Variables>;
