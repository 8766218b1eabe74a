// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { WhoAmIQuery as Data, WhoAmIQueryVariables as Variables } from './types.ts';

export const WhoAmI = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}],"hash":"e06fc9fc3a347ece95f5b335a88a8053121e19d96f4441380a5016ce11d2f0ec"} as unknown as TypedDocumentNode<Data, Variables>;
