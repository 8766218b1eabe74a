import { Link } from 'react-router';
import { to } from '../app/paths.ts';
import { namedType, typeNamed } from '../data/files.ts';

/** `[Post!]!`, where Post leads to what it is. */
export function TypeName({ type }: { type: string }) {
  const name = namedType(type);
  if (typeNamed(name) === undefined) return <code>{type}</code>;
  const [before, after] = type.split(name);
  return (
    <code>
      {before}
      <Link to={to.type(name)}>{name}</Link>
      {after}
    </code>
  );
}
