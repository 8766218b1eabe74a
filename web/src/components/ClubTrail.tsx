import { ChevronLeft } from 'lucide-react';
import classes from './ClubTrail.module.css';
import { ScreenLink } from './ScreenLink.tsx';

/** The way back to the club. */
export function ClubTrail({ community }: { community: { id: string; name: string } }) {
  return (
    <ScreenLink to="community" params={{ communityId: community.id }} className={classes.trail}>
      <ChevronLeft size={18} aria-hidden="true" />
      {community.name}
    </ScreenLink>
  );
}
