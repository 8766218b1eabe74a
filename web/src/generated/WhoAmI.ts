// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { WhoAmIQuery as Data, WhoAmIQueryVariables as Variables } from './types.ts';

export const WhoAmI = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as TypedDocumentNode<Data, Variables>;
