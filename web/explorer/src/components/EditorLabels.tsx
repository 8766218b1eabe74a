import { useEditorContext } from '@graphiql/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Says what each of GraphiQL's editors is, for who does not see where it stands; shows nothing. */
export function EditorLabels() {
  const { t } = useTranslation();
  const editors = useEditorContext();
  const [query, variables, answer] = [editors?.queryEditor, editors?.variableEditor, editors?.responseEditor];
  useEffect(() => {
    query?.getInputField().setAttribute('aria-label', t('operations.query'));
    variables?.getInputField().setAttribute('aria-label', t('operations.variables'));
    answer?.getInputField().setAttribute('aria-label', t('operations.answer'));
  }, [query, variables, answer, t]);
  return null;
}
