import { useTranslation } from 'react-i18next';
import { InterestsQuery } from '../generated/InterestsQuery.ts';
import cards from './cards.module.css';
import { Screen } from './Screen.tsx';

/** As many may be chosen, as the platform has it. */
const MAX_INTERESTS = 10;

interface Props {
  chosen: readonly string[];
  choose: (interestIds: readonly string[]) => void;
}

/** All there is to be into, and what of it somebody is. */
export function InterestChoices({ chosen, choose }: Props) {
  const { t } = useTranslation();
  const isEnough = chosen.length >= MAX_INTERESTS;
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Screen query={InterestsQuery} variables={{}}>
      {({ interests }) => (
        <fieldset className={cards.chips}>
          <legend>{t('signUp.interests')}</legend>
          {interests?.map(({ id, name }) => {
            const isChosen = chosen.includes(id);
            return (
              <label key={id} className={cards.chip}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={isEnough && !isChosen}
                  onChange={() => toggle(id)}
                />
                {name}
              </label>
            );
          })}
        </fieldset>
      )}
    </Screen>
  );
}
