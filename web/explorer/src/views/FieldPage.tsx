import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { to } from '../app/paths.ts';
import { ArrivalTitle } from '../components/ArrivalTitle.tsx';
import { Chips } from '../components/Chips.tsx';
import { Description, Inline } from '../components/Description.tsx';
import { Owners } from '../components/Owners.tsx';
import { TypeName } from '../components/TypeName.tsx';
import ui from '../components/ui.module.css';
import { changesOf, usersOf } from '../data/files.ts';
import type { GraphField, GraphType, Operation } from '../data/types.ts';

/** All there is to know of a field: who answers it, who asks for it, and what changes it. */
export function FieldPage({ type, field }: { type: GraphType; field: GraphField }) {
  const { t } = useTranslation();
  const coordinate = `${type.name}.${field.name}`;
  const links = (operations: readonly Operation[]) =>
    operations.map(({ name }) => ({ to: to.operation(name), text: name }));
  const users = usersOf(coordinate);
  const screens = users.filter(({ isScreen }) => isScreen);
  const others = users.filter(({ isScreen }) => !isScreen);
  const changes = changesOf(coordinate).map((event) => ({ to: to.event(event.type), text: event.type }));
  return (
    <article className={ui.stack}>
      <header>
        <ArrivalTitle>
          <code>
            <Link to={to.type(type.name)}>{type.name}</Link>.{field.name}
          </code>
          <code>
            : <TypeName type={field.type} />
          </code>
        </ArrivalTitle>
        <p className={ui.quiet}>{field.korean}</p>
        {field.deprecated !== null && <p className={ui.problem}>{t('map.deprecated', { reason: field.deprecated })}</p>}
        {field.description === null ? (
          <p className={ui.quiet}>{t('map.noDescription')}</p>
        ) : (
          <Description text={field.description} />
        )}
      </header>
      <section>
        <h3>{t('map.ownedBy')}</h3>
        <p className={ui.chips}>
          <Owners of={field.owners} />
        </p>
        {field.owners.length > 1 && <p>{t('map.shared')}</p>}
        {field.owners.map((owner) => (
          <p key={owner} className={ui.quiet}>
            {t('map.ownedWhere', { file: `subgraphs/${owner}/schema.graphql` })}
          </p>
        ))}
      </section>
      {field.args.length > 0 && <Arguments field={field} />}
      <section>
        <h3>{t('map.usedBy')}</h3>
        {(screens.length > 0 || others.length === 0) && <Chips links={links(screens)} none={t('map.notUsed')} />}
        {others.length > 0 && <h4>{t('map.usedByOthers')}</h4>}
        {others.length > 0 && <Chips links={links(others)} none="" />}
      </section>
      <section>
        <h3>{t('map.changedBy')}</h3>
        <Chips links={changes} none={t('map.notChanged')} />
      </section>
      <section>
        <h3>{t('map.costs')}</h3>
        {field.directives.length === 0 ? (
          <p className={ui.quiet}>{t('map.noCosts')}</p>
        ) : (
          field.directives.map((directive) => (
            <pre key={directive} className={ui.code}>
              {directive}
            </pre>
          ))
        )}
      </section>
    </article>
  );
}

function Arguments({ field }: { field: GraphField }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('map.arguments')}</h3>
      <ul>
        {field.args.map((argument) => (
          <li key={argument.name}>
            <code>{argument.name}: </code>
            <TypeName type={argument.type} />
            {argument.default !== null && ` · ${t('map.default', { value: argument.default })}`}
            {argument.description !== null && (
              <>
                {' · '}
                <Inline text={argument.description} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
