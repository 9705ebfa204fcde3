import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import type { Scope } from '../api/create-key.ts';
import styles from './api-keys.module.css';
import { SCOPE_RESOURCES, VERBS, withScope, type ScopeResource } from './scopes.ts';

interface ScopePickerProps {
  isEverything: boolean;
  onEverything: (isEverything: boolean) => void;
  scopes: ReadonlySet<Scope>;
  onScopes: (scopes: ReadonlySet<Scope>) => void;
  error?: string | undefined;
}

/** What a key may do: everything, or reading and writing thing by thing. */
export function ScopePicker({ isEverything, onEverything, scopes, onScopes, error }: ScopePickerProps) {
  const { t } = useTranslation('api-keys');
  return (
    <>
      <RadioGroup
        label={t('scopes.label')}
        value={isEverything ? 'everything' : 'chosen'}
        onChange={(choice) => onEverything(choice === 'everything')}
        options={[
          { value: 'chosen', label: t('scopes.chosen'), note: t('scopes.chosenNote') },
          { value: 'everything', label: t('scopes.everything'), note: t('scopes.everythingNote') },
        ]}
      />
      {!isEverything && (
        <div className={styles.scopes}>
          {SCOPE_RESOURCES.map((resource) => (
            <ScopeRow key={resource} resource={resource} scopes={scopes} onScopes={onScopes} />
          ))}
        </div>
      )}
      {error !== undefined && (
        <Notice tone="bad" isAlert>
          {error}
        </Notice>
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
