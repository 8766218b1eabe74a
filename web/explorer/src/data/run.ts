import { readPlan, UnreadablePlan } from '../plan/plan.ts';
import { operationIn, rememberRun } from './at-hand.ts';
import { ask, type GraphQLAnswer, type GraphQLRequest } from './graphql.ts';
import { follow } from './subscriptions.ts';

/** Runs what is in the editor: a subscription as a stream, all else once. The plan that comes with an answer is kept for its view, and left out of what is shown. */
export async function runFromEditor(given: GraphQLRequest): Promise<GraphQLAnswer | AsyncIterable<GraphQLAnswer>> {
  const { query, operationName = null, variables } = given;
  const request: GraphQLRequest = { query, operationName, variables: variables ?? {} };
  const operation = operationIn({ query, operationName });
  if (operation?.kind === 'subscription') return follow(request);
  const answer = await ask(request);
  const { plan, ...extensions } = answer.extensions ?? {};
  if (operation !== null && plan !== undefined)
    rememberRun({
      query,
      operationName,
      variables: JSON.stringify(request.variables),
      plan: planOrNull({ plan }),
    });
  const { extensions: _all, ...rest } = answer;
  return Object.keys(extensions).length === 0 ? rest : { ...rest, extensions };
}

/** A plan in another format is the plan view's to complain about. */
function planOrNull(extensions: Record<string, unknown>) {
  try {
    return readPlan(extensions);
  } catch (error) {
    if (error instanceof UnreadablePlan) return null;
    throw error;
  }
}
