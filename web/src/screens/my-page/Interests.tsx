import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import cards from '../../components/cards.module.css';
import { InterestChoices } from '../../components/InterestChoices.tsx';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { SetInterests } from '../../generated/SetInterests.ts';
import type { Interests_meFragment } from '../../generated/types.ts';

/** What I am into: clubs are recommended by it. */
export function Interests(props: { me: Has<Interests_meFragment> }) {
  const { t } = useTranslation();
  const interests = read<Interests_meFragment>(props.me).interests ?? [];
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const change = useAction(SetInterests);
  const save = async (interestIds: readonly string[]) => {
    const done = await change.run(
      { input: { interestIds: [...interestIds] } },
      // What is recommended now, the platform knows.
      { isQuiet: true, update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'recommendedCommunities' }) },
    );
    if (done === null) return;
    setChosen(null);
    showToast({ text: t('screen.saved') });
  };
  return (
    <section className={cards.section}>
      <div className={cards.head}>
        <h2>{t('myPage.interests')}</h2>
        {chosen === null && (
          <Button
            variant="light"
            size="compact-md"
            aria-label={t('myPage.editInterests')}
            onClick={() => setChosen(interests.map(({ id }) => id))}
          >
            {t('screen.edit')}
          </Button>
        )}
      </div>
      {chosen === null ? (
        <div className={cards.row}>
          {interests.length === 0 && <p className={cards.quiet}>{t('myPage.noInterests')}</p>}
          {interests.map(({ id, name }) => (
            <Badge key={id} size="lg" variant="light">
              {name}
            </Badge>
          ))}
        </div>
      ) : (
        <form
          className={`${cards.card} ${cards.form}`}
          onSubmit={(event) => {
            event.preventDefault();
            void save(chosen);
          }}
        >
          <InterestChoices chosen={chosen} choose={setChosen} />
          {change.problems[0] && (
            <p className={cards.problem} role="alert">
              {change.problems[0].message}
            </p>
          )}
          <div className={cards.row}>
            <Button type="submit" loading={change.isRunning}>
              {t('screen.save')}
            </Button>
            <Button variant="default" onClick={() => setChosen(null)}>
              {t('screen.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
