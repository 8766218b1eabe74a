// Made from web/src/**/*.graphql by `npm run generate`; do not edit.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { InterestsQuery as Data, InterestsQueryVariables as Variables } from './types.ts';

export const InterestsQuery = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InterestsQuery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as TypedDocumentNode<Data, Variables>;
