import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { to } from '../app/paths.ts';
import { ArrivalTitle } from '../components/ArrivalTitle.tsx';
import { Chips } from '../components/Chips.tsx';
import { Description, Inline } from '../components/Description.tsx';
import { Owners } from '../components/Owners.tsx';
import { TypeName } from '../components/TypeName.tsx';
import ui from '../components/ui.module.css';
import { changesOf, giversOf, usersOf } from '../data/files.ts';
import type { GraphField, GraphType } from '../data/types.ts';

/** A type with its fields, and who answers each. */
export function TypePage({ type }: { type: GraphType }) {
  const { t } = useTranslation();
  const givers = giversOf(type.name).map(({ type: { name }, field }) => ({
    to: to.field(name, field.name),
    text: `${name}.${field.name}`,
  }));
  return (
    <article className={ui.stack}>
      <header>
        <ArrivalTitle>
          <code>{type.name}</code> <span className={ui.quiet}>{t(`map.kind.${type.kind}`)}</span>
        </ArrivalTitle>
        <p className={ui.quiet}>{type.korean}</p>
        {type.description === null ? null : <Description text={type.description} />}
        <p className={ui.chips}>
          <Owners of={type.owners} />
          {type.keys.length > 0 && (
            <span className={ui.quiet}>
              {t('map.keys')}: <code>{type.keys.join(' · ')}</code>
            </span>
          )}
        </p>
      </header>
      {type.fedBy !== null && (
        <section>
          <h3>{t('map.fedBy')}</h3>
          <Chips links={[{ to: to.event(type.fedBy), text: type.fedBy }]} none="" />
        </section>
      )}
      {type.members.length > 0 && (
        <section>
          <h3>{t('map.members')}</h3>
          <Chips links={type.members.map((name) => ({ to: to.type(name), text: name }))} none="" />
        </section>
      )}
      {type.fields.length > 0 && <Fields type={type} />}
      {type.values.length > 0 && (
        <section>
          <h3>{t('map.values')}</h3>
          <dl>
            {type.values.map(({ name, description }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{description !== null && <Inline text={description} />}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {givers.length > 0 && (
        <section>
          <h3>{t('map.givers')}</h3>
          <Chips links={givers} none="" />
        </section>
      )}
    </article>
  );
}

function Fields({ type }: { type: GraphType }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('map.fields')}</h3>
      <div className={ui.wide}>
        <table className={ui.table}>
          <thead>
            <tr>
              <th scope="col">{t('map.field')}</th>
              <th scope="col">{t('map.ownedBy')}</th>
              <th scope="col" className={ui.hideOnPhone}>
                {t('map.description')}
              </th>
            </tr>
          </thead>
          <tbody>
            {type.fields.map((field) => (
              <FieldRow key={field.name} type={type} field={field} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FieldRow({ type, field }: { type: GraphType; field: GraphField }) {
  const { t } = useTranslation();
  const coordinate = `${type.name}.${field.name}`;
  const operations = usersOf(coordinate).length;
  const events = changesOf(coordinate).length;
  return (
    <tr>
      <td>
        <Link to={to.field(type.name, field.name)}>
          <code>{field.name}</code>
        </Link>
        {field.args.length > 0 && <code>(…)</code>}: <TypeName type={field.type} />
        <p className={ui.quiet}>{field.korean}</p>
      </td>
      <td>
        <Owners of={field.owners} />
      </td>
      <td className={ui.hideOnPhone}>
        {field.description !== null && <Inline text={field.description} />}
        {operations + events > 0 && <p className={ui.quiet}>{t('map.uses', { operations, events })}</p>}
      </td>
    </tr>
  );
}
