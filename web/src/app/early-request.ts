import type { EarlyRequest } from '../data/early-answer.ts';
import { newTraceparent } from '../data/trace.ts';
import { PATHS } from './paths.ts';
import { VARIABLES } from './screen-variables.ts';

// A script of its own, a kilobyte, before the app: it asks for the screen that the address names, so that the answer comes while the app's code does. The app
// takes it (data/early-answer.ts) when it gets so far as to ask the same. Whatever goes wrong here, the app asks for itself.

/** The queries of those screens, by name and hash: the build puts them here. */
declare const EARLY_QUERIES: Record<keyof typeof VARIABLES, { name: string; hash: string }>;

const PARAM = /:(\w+)/g;

/** The screen at an address: of several that fit the one with the fewest parameters, as the router has it. */
function screenAt(path: string) {
  const fitting = Object.entries(PATHS).flatMap(([screen, pattern]) => {
    const found = new RegExp(`^${pattern.replace(PARAM, '(?<$1>[^/]+)')}$`).exec(path);
    return found === null ? [] : [{ screen, params: { ...found.groups } }];
  });
  return fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

function ask(): EarlyRequest | undefined {
  // What else stands in an address (a search, a month) may change what is asked.
  const at = location.search === '' ? screenAt(location.pathname) : undefined;
  if (at === undefined || !(at.screen in VARIABLES)) return undefined;
  const screen = at.screen as keyof typeof VARIABLES;
  const { name, hash } = EARLY_QUERIES[screen];
  const variables = VARIABLES[screen](at.params);
  const language = document.documentElement.lang;
  const answer = fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/graphql-response+json,application/json;q=0.9',
      'content-type': 'application/json',
      'accept-language': language,
      traceparent: newTraceparent(),
    },
    body: JSON.stringify({
      operationName: name,
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    }),
  });
  answer.catch(() => {});
  return { name, variables, language, answer, at: Date.now() };
}

window.earlyRequest = ask();
