import { Link } from 'react-router';
import { to } from '../app/paths.ts';
import { serviceNumber } from '../data/files.ts';
import ui from './ui.module.css';

/** Services by name, each in its colour; a subgraph leads to what it owns. */
export function Owners({ of }: { of: readonly string[] }) {
  return of.map((service) => {
    const number = serviceNumber(service);
    if (number === undefined) return <Badge key={service} service={service} />;
    return (
      <Link key={service} to={`${to.map}?owner=${service}`} className={ui.owner} data-service={number}>
        {service}
      </Link>
    );
  });
}

function Badge({ service }: { service: string }) {
  return <span className={ui.owner}>{service}</span>;
}

/** The same where it leads nowhere, as within a link. */
export function OwnerNames({ of }: { of: readonly string[] }) {
  return of.map((service) => (
    <span key={service} className={ui.owner} data-service={serviceNumber(service)}>
      {service}
    </span>
  ));
}
