import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { contract } from '../data/files.ts';
import type { Operation } from '../data/types.ts';

interface Props {
  label: string;
  /** A name; empty for what is in the editor. */
  value: string;
  /** What the choice of none of them is called. */
  none: string;
  onChoose: (name: string) => void;
}

/** The operations of the contract, screens first. */
export function OperationChoice({ label, value, none, onChoose }: Props) {
  const { t } = useTranslation();
  const groups: [string, (operation: Operation) => boolean][] = [
    [t('operations.screens'), ({ isScreen }) => isScreen],
    [t('operations.queries'), ({ isScreen, kind }) => !isScreen && kind === 'query'],
    [t('operations.mutations'), ({ kind }) => kind === 'mutation'],
    [t('operations.subscriptions'), ({ kind }) => kind === 'subscription'],
  ];
  return (
    <NativeSelect label={label} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      <option value="">{none}</option>
      {groups.map(([title, isIn]) => {
        const operations = contract.operations.filter(isIn);
        if (operations.length === 0) return null;
        return (
          <optgroup key={title} label={title}>
            {operations.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        );
      })}
    </NativeSelect>
  );
}
