import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import type { Scope } from '../api/create-key.ts';
import styles from './api-keys.module.css';
import { PURPOSES, SCOPE_RESOURCES, VERBS, withScope, type Purpose, type ScopeResource } from './scopes.ts';

interface ScopePickerProps {
  purpose: Purpose;
  onPurpose: (purpose: Purpose) => void;
  scopes: ReadonlySet<Scope>;
  onScopes: (scopes: ReadonlySet<Scope>) => void;
  error?: string | undefined;
}

/** What a key may do: by what it is for, or reading and writing thing by thing. */
export function ScopePicker({ purpose, onPurpose, scopes, onScopes, error }: ScopePickerProps) {
  const { t } = useTranslation('api-keys');
  return (
    <>
      <RadioGroup
        label={t('scopes')}
        value={purpose}
        onChange={onPurpose}
        options={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`), note: t(`purposeNotes.${value}`) }))}
        error={error}
      />
      {purpose === 'chosen' && (
        <div className={styles.scopes}>
          {SCOPE_RESOURCES.map((resource) => (
            <ScopeRow key={resource} resource={resource} scopes={scopes} onScopes={onScopes} />
          ))}
        </div>
      )}
    </>
  );
}

interface ScopeRowProps extends Pick<ScopePickerProps, 'scopes' | 'onScopes'> {
  resource: ScopeResource;
}

function ScopeRow({ resource, scopes, onScopes }: ScopeRowProps) {
  const { t } = useTranslation('api-keys');
  const name = t(`resources.${resource}`);
  return (
    <div role="group" aria-label={name} className={styles.scopeRow}>
      <span>
        <span className={styles.resource}>{name}</span>
        <small>{t(`resourceNotes.${resource}`)}</small>
      </span>
      {VERBS.map((verb) => {
        const scope: Scope = `${resource}:${verb}`;
        return (
          <Checkbox
            key={verb}
            isSelected={scopes.has(scope)}
            onChange={(isHeld) => onScopes(withScope(scopes, scope, isHeld))}
          >
            {t(`verbs.${verb}`)}
          </Checkbox>
        );
      })}
    </div>
  );
}
