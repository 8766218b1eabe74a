import { Megaphone } from 'lucide-react';
import cards from '../../components/cards.module.css';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import type { Notices_communityFragment } from '../../generated/types.ts';

/** What everybody in the club should have read. */
export function Notices(props: { community: Has<Notices_communityFragment> }) {
  const edges = read(props.community).notices?.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <ul className={cards.list}>
      {edges.map(({ node }) => (
        <li key={node.id}>
          <ScreenLink to="post" params={{ postId: node.id }} className={cards.item}>
            <Megaphone size={18} aria-hidden="true" />
            <span className={cards.itemTitle}>{node.title}</span>
          </ScreenLink>
        </li>
      ))}
    </ul>
  );
}
