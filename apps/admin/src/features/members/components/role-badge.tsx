import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import type { Role } from '../../../lib/session/session.ts';

const TONES: Readonly<Record<Role, BadgeTone>> = { owner: 'planned', admin: 'accent', viewer: 'neutral' };

export function RoleBadge({ role }: { role: Role }) {
  const { t } = useTranslation();
  return <Badge tone={TONES[role]}>{t(`roles.${role}`)}</Badge>;
}
