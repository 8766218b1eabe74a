import { createBrowserRouter, type RouteObject } from 'react-router';
import { PATHS, type ScreenName } from './paths.ts';
import { Shell } from './Shell.tsx';
import { SCREENS } from './screens.ts';
import { Broken, NoSuchScreen } from './Trouble.tsx';

/** Screens of somebody who is not signed in yet: without tabs around them. */
const BARE: readonly ScreenName[] = [
  ...(['signIn', 'signInCallback', 'signInDone', 'signUp'] as const),
  ...(['forgotPassword', 'resetPassword'] as const),
];

function route(name: ScreenName): RouteObject {
  return {
    path: PATHS[name],
    lazy: async () => {
      try {
        return { Component: (await SCREENS[name]()).Component };
      } catch {
        // Without a network: its code is not there. Thrown at the first screen of all, the router would show nothing.
        return { Component: Broken };
      }
    },
    errorElement: <Broken />,
  };
}

export function createRouter() {
  const names = Object.keys(PATHS) as ScreenName[];
  return createBrowserRouter([
    {
      element: <Shell />,
      hydrateFallbackElement: <p />,
      errorElement: <Broken />,
      children: [...names.filter((name) => !BARE.includes(name)).map(route), { path: '*', element: <NoSuchScreen /> }],
    },
    {
      hydrateFallbackElement: <p />,
      errorElement: <Broken />,
      children: BARE.map(route),
    },
  ]);
}
