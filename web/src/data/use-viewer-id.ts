import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { WhoAmI } from '../generated/WhoAmI.ts';

/** Who was here last: not every screen asks, and what is live needs to know at once. */
const VIEWER = 'moim-viewer';

/** Who uses the app, as screens have told or as it was when the page was last loaded: `usr_...`. Null when signed out, or not known yet. */
export function useViewerId(): string | null {
  const { data } = useQuery(WhoAmI, { fetchPolicy: 'cache-only', returnPartialData: true });
  const told = data?.me === null ? null : data?.me?.id;
  useEffect(() => {
    if (told === null) localStorage.removeItem(VIEWER);
    else if (told !== undefined) localStorage.setItem(VIEWER, told);
  }, [told]);
  return told === undefined ? localStorage.getItem(VIEWER) : told;
}
