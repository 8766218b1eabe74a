import { createBrowserRouter } from 'react-router';
import { EventsView } from '../views/EventsView.tsx';
import { MapView } from '../views/MapView.tsx';
import { Overview } from '../views/Overview.tsx';
import { PlanView } from '../views/PlanView.tsx';
import { Broken, NotFound } from '../views/Trouble.tsx';
import { Shell } from './Shell.tsx';

/** GraphiQL is larger than all the rest: it comes when somebody wants it. */
const operations = {
  lazy: async () => ({ Component: (await import('../views/OperationsView.tsx')).OperationsView }),
};

export function createRouter() {
  return createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <Broken />,
        hydrateFallbackElement: <p />,
        children: [
          { path: '/', element: <Overview /> },
          { path: '/operations/:operation?', ...operations },
          { path: '/map/:type?/:field?', element: <MapView /> },
          { path: '/plan/:operation?', element: <PlanView /> },
          { path: '/events/:event?', element: <EventsView /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
    { basename: '/explorer' },
  );
}
