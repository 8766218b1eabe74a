import { Avatar } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Person.module.css';
import { ScreenLink } from './ScreenLink.tsx';

export interface PersonLike {
  id: string;
  name: string;
  avatarUrl?: string | null;
}

/** Somebody's picture; beside the name it says nothing by itself. */
export function Face({ person, size = 40 }: { person: PersonLike | null; size?: number }) {
  return (
    <Avatar src={person?.avatarUrl ?? null} alt="" aria-hidden="true" size={size} radius="xl" color="gray">
      {person?.name.at(0)}
    </Avatar>
  );
}

/** Somebody, with a link to the profile; `null` is somebody who is gone. */
export function Person({ person, size, children }: { person: PersonLike | null; size?: number; children?: ReactNode }) {
  const { t } = useTranslation();
  const name =
    person === null ? (
      <span className={classes.name}>{t('person.gone')}</span>
    ) : (
      <ScreenLink to="profile" params={{ userId: person.id }} className={classes.name}>
        {person.name}
      </ScreenLink>
    );
  return (
    <div className={classes.person}>
      <Face person={person} {...(size === undefined ? {} : { size })} />
      <div className={classes.text}>
        {name}
        {children && <div className={classes.more}>{children}</div>}
      </div>
    </div>
  );
}

/** Several people at a glance. */
export function Faces({ people, total }: { people: readonly PersonLike[]; total: number }) {
  if (people.length === 0) return null;
  return (
    <Avatar.Group spacing="sm" aria-hidden="true">
      {people.slice(0, 4).map((person) => (
        <Face key={person.id} person={person} size={28} />
      ))}
      {total > 4 && (
        <Avatar size={28} radius="xl" color="gray">
          <span className={classes.rest}>+{total - 4}</span>
        </Avatar>
      )}
    </Avatar.Group>
  );
}
