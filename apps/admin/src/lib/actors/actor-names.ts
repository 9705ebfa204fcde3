import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { useApiKeys } from './list-api-keys.ts';
import { useMembers } from './list-members.ts';

/** Says who an actor is: `person:<id>`, `api_key:<id>`, `system:<name>` or `platform`, as the hub writes them down. */
export type NameOf = (actor: string) => string;

/** Names for those who did things. Somebody who has left is called just that. */
export function useActorNames(): NameOf {
  const { t } = useTranslation();
  const { person } = useSession();
  const members = useMembers();
  const keys = useApiKeys();
  const personName = (id: string) => {
    if (id === person.id) return t('actors.you', { name: person.name });
    const member = members.data?.find((other) => other.id === id);
    return member?.name ?? t(members.isPending ? 'actors.person' : 'actors.formerMember');
  };
  const keyName = (id: string) => {
    const key = keys.data?.find((other) => other.id === id);
    if (key === undefined) return t('actors.key');
    return t(key.revoked_at === null ? 'actors.keyNamed' : 'actors.revokedKeyNamed', { name: key.name });
  };
  return (actor) => {
    const colon = actor.indexOf(':');
    const kind = colon < 0 ? actor : actor.slice(0, colon);
    const id = actor.slice(colon + 1);
    if (kind === 'person') return personName(id);
    if (kind === 'api_key') return keyName(id);
    // Somebody at the machine, by a command.
    if (actor === 'system:operator') return t('actors.platform');
    return kind === 'system' || kind === 'platform' ? t(`actors.${kind}`) : actor;
  };
}
