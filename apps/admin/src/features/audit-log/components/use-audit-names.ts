import { useTranslation } from 'react-i18next';

/** Actions and kinds of subjects in words; one that this app does not know, by the hub's own name. */
export function useAuditNames() {
  const { t, i18n } = useTranslation('audit-log');
  const said = (key: string, otherwise: string) =>
    i18n.exists(key, { ns: 'audit-log' }) ? t(key as 'title') : otherwise;
  return {
    actionName: (action: string) => said(`actions.${action}`, action),
    subjectKind: (type: string) => said(`subjects.${type}`, type.replaceAll('_', ' ')),
  };
}
