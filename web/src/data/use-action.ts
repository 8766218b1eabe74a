import type { ApolloCache, OperationVariables } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../app/paths.ts';
import { showToast } from '../components/toasts.ts';
import { rememberPlace } from './session.ts';

/** What somebody can put right, by the input's field. */
export interface Problem {
  field: string[] | null;
  message: string;
  code: string;
}

type Payload<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;

export interface RunOptions<Data> {
  /** What the cache shows until the answer is there. */
  optimistic?: Data;
  /** Puts what is new into lists. */
  update?: (cache: ApolloCache, payload: Payload<Data>) => void;
  /** The platform said no: what is shown may be old. Not called when there was no answer. */
  onRefused?: (problems: readonly Problem[]) => void;
  /** Says what went wrong by itself: no toast. */
  isQuiet?: boolean;
}

export interface Action<Data, Variables> {
  /** Does it; the payload when all is well, else null, and `problems` say why. */
  run: (variables: Variables, options?: RunOptions<Data>) => Promise<Payload<Data> | null>;
  isRunning: boolean;
  problems: readonly Problem[];
  /** The problem of one of the input's fields, for beside it. */
  problemOf: (field: string) => string | undefined;
  /** What is of no field, for above the form. */
  general: string | undefined;
}

/** A mutation: one action of somebody's. Whoever is not signed in is asked to. */
export function useAction<Data extends object, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): Action<Data, Variables> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const fail = (found: readonly Problem[], isQuiet = false) => {
    setProblems(found);
    if (!isQuiet && found[0]) showToast({ text: found[0].message, isProblem: true });
    return null;
  };
  const run: Action<Data, Variables>['run'] = async (variables, { optimistic, update, onRefused, isQuiet } = {}) => {
    setRunning(true);
    setProblems([]);
    try {
      const { data } = await client.mutate<unknown, OperationVariables>({
        mutation: mutation as unknown as TypedDocumentNode,
        variables,
        ...(optimistic === undefined ? {} : { optimisticResponse: optimistic }),
        update: (cache, answer) => {
          const payload = payloadOf(answer.data as Data);
          if (payload.userErrors.length === 0) update?.(cache, payload as unknown as Payload<Data>);
        },
      });
      const payload = payloadOf(data as Data);
      if (payload.userErrors.length === 0) return payload as unknown as Payload<Data>;
      onRefused?.(payload.userErrors);
      return fail(payload.userErrors, isQuiet);
    } catch (error) {
      const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
      if (first?.extensions?.code === 'UNAUTHENTICATED') {
        rememberPlace(location.pathname);
        navigate(pathTo('signIn'));
        return null;
      }
      return fail([{ field: null, message: first?.message ?? t('problem.unreachable'), code: 'UNREACHABLE' }], isQuiet);
    } finally {
      setRunning(false);
    }
  };
  return {
    run,
    isRunning,
    problems,
    problemOf: (field) => problems.find((problem) => problem.field?.at(-1) === field)?.message,
    general: problems.find((problem) => problem.field === null)?.message,
  };
}

function payloadOf(data: object): { userErrors: Problem[] } {
  return Object.values(data).find((value) => typeof value === 'object') as { userErrors: Problem[] };
}
