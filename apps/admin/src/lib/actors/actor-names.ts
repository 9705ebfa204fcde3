import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { useApiKeys } from './list-api-keys.ts';
import { useMembers } from './list-members.ts';

/** Says who an actor is: `person:<id>`, `api_key:<id>`, `system:<name>` or `platform`, as the hub writes them down. */
export type NameOf = (actor: string) => string;

/** Names for those who did things. Somebody who has left and a key that was revoked are called just that. */
export function useActorNames(): NameOf {
  const { t } = useTranslation();
  const { person } = useSession();
  const members = useMembers();
  const keys = useApiKeys();
  return (actor) => {
    const [kind = '', ...rest] = actor.split(':');
    const id = rest.join(':');
    if (kind === 'person') {
      if (id === person.id) return t('actors.you', { name: person.name });
      const member = members.data?.find((other) => other.id === id);
      return member?.name ?? t(members.isPending ? 'actors.person' : 'actors.formerMember');
    }
    if (kind === 'api_key') {
      const key = keys.data?.find((other) => other.id === id);
      return key === undefined ? t(keys.isPending ? 'actors.key' : 'actors.revokedKey') : t('actors.keyNamed', key);
    }
    return kind === 'system' || kind === 'platform' ? t(`actors.${kind}`) : actor;
  };
}
