import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { type GraphQLFormattedError, Kind, type SelectionSetNode } from 'graphql';
import type { GatewayContext } from './context.ts';

/** Answers with HTTP 429 and `Retry-After` when everything that was asked for came too often. What has a part of the answer stays 200. */
export function rateLimits(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse(request) {
          const { http } = request.response;
          const seconds = secondsToWait(request);
          if (seconds === null) return;
          http.status = 429;
          http.headers.set('retry-after', String(seconds));
        },
      };
    },
  };
}

/** Whole seconds until all of the root fields may be asked for again; null when they did not all come too often. */
function secondsToWait({
  response,
  operation,
  document,
}: GraphQLRequestContextWillSendResponse<GatewayContext>): number | null {
  if (response.body.kind !== 'single' || operation === undefined || document === undefined) return null;
  const { data, errors = [] } = response.body.singleResult;
  const limited = errors.filter(({ extensions }) => extensions?.code === 'RATE_LIMITED');
  if (limited.length === 0) return null;
  const hasPart = Object.values(data ?? {}).some((value) => value !== null);
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const fields = rootFields(operation.selectionSet, fragments);
  const failed = new Set(limited.flatMap(({ path }) => (path?.length === 1 ? path : [])));
  const failedNames = new Set(fields.filter(({ key }) => failed.has(key)).map(({ name }) => name));
  // Where a field can be no null, its failure ends those after it; that they are the same action says what would have become of them.
  const isLimited = ({ key, name }: RootField) => failed.has(key) || (data === null && failedNames.has(name));
  if (hasPart || !fields.every(isLimited)) return null;
  return Math.max(1, ...limited.map(retryAfter));
}

function retryAfter({ extensions }: GraphQLFormattedError): number {
  const seconds = Number(extensions?.retryAfter);
  return Number.isFinite(seconds) ? Math.ceil(seconds) : 1;
}

interface RootField {
  name: string;
  /** Its name in the answer. */
  key: string;
}

function rootFields({ selections }: SelectionSetNode, fragments: ReadonlyMap<string, SelectionSetNode>): RootField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      return [{ name, key: selection.alias?.value ?? name }];
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value);
    return inner === undefined ? [] : rootFields(inner, fragments);
  });
}
