import { Link } from 'react-router';
import ui from './ui.module.css';

/** Links beside each other; a sentence where there are none. */
export function Chips({ links, none }: { links: readonly { to: string; text: string }[]; none: string }) {
  if (links.length === 0) return <p className={ui.quiet}>{none}</p>;
  return (
    <ul className={ui.chips}>
      {links.map(({ to, text }) => (
        <li key={to}>
          <Link to={to} className={ui.chip}>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
}
