// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ShellBadgesQuery as Data, ShellBadgesQueryVariables as Variables } from './types.ts';

export const ShellBadges = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShellBadges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unreadNotificationCount"}},{"kind":"Field","name":{"kind":"Name","value":"unreadMessageCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}],"hash":"3f4bfd11dc36c2be959633c31fcd192d935b7cb704711281973a9370b09b54c6"} as unknown as TypedDocumentNode<Data, Variables>;
