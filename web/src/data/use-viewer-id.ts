import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { WhoAmI } from '../generated/WhoAmI.ts';
import { rememberedViewer, rememberViewer } from './session.ts';

/**
 * Who uses the app, as screens have told, or as it was before: `usr_...`. Null when signed out, or not known yet. That `me` is null says
 * nothing: it may be away.
 */
export function useViewerId(): string | null {
  const { data } = useQuery(WhoAmI, { fetchPolicy: 'cache-only', returnPartialData: true });
  const told = data?.me?.id;
  useEffect(() => {
    if (told !== undefined) rememberViewer(told);
  }, [told]);
  return told ?? rememberedViewer();
}
