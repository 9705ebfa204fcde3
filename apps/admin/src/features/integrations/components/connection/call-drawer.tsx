import { useTranslation } from 'react-i18next';
import { Notice } from '../../../../components/feedback/notice.tsx';
import { Drawer } from '../../../../components/overlays/dialog.tsx';
import { JsonBlock } from '../../../../components/show/code-block.tsx';
import { CopyButton } from '../../../../components/show/copy-button.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { HubWords } from '../../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { languageOf } from '../../../../lib/i18n/languages.ts';
import { duration } from '../../../../lib/time/relative-time.ts';
import type { VendorCall } from '../../api/list-calls.ts';
import { OperationLink, OutcomeBadge, Purpose, saidBy } from './call-words.tsx';
import { curlCommand } from './curl-command.ts';

/** One exchange with the vendor, redacted, and as a command to try by hand. */
export function CallDrawer({ call, onClose }: { call: VendorCall | undefined; onClose: () => void }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <Drawer
      isOpen={call !== undefined}
      onClose={onClose}
      title={t('calls.one')}
      width="wide"
      actions={
        call !== undefined && (
          <CopyButton text={curlCommand(call)} label={t('calls.copyCurl')} words={t('calls.copyCurl')} />
        )
      }
    >
      {call !== undefined && <CallDetail call={call} />}
    </Drawer>
  );
}

function CallDetail({ call }: { call: VendorCall }) {
  const { t, i18n } = useTranslation('integrations/connections');
  const { locale } = languageOf(i18n.language);
  const facts = [
    { label: t('calls.outcome'), value: <OutcomeBadge call={call} /> },
    { label: t('calls.when'), value: <RelativeTime at={call.created_at} isExact /> },
    { label: t('calls.purpose'), value: <Purpose purpose={call.purpose} /> },
    { label: t('calls.try'), value: call.try },
    { label: t('overview.latency'), value: duration(call.latency_ms, locale) },
    ...(call.operation_id === null
      ? []
      : [{ label: t('calls.operation'), value: <OperationLink id={call.operation_id} /> }]),
    ...(call.vendor_request_id === null
      ? []
      : [{ label: t('calls.vendorRequestId'), value: <code dir="ltr">{call.vendor_request_id}</code> }]),
  ];
  return (
    <>
      {call.error !== null && (
        <Notice tone="bad">
          <HubWords>{saidBy(call)}</HubWords>
        </Notice>
      )}
      <Facts facts={facts} />
      <JsonBlock label={t('calls.sent')} value={{ method: call.method, url: call.url, ...call.request }} />
      {call.response === null ? (
        <Notice>{t('calls.noAnswer')}</Notice>
      ) : (
        <JsonBlock label={t('calls.received')} value={{ status: call.status, ...call.response }} />
      )}
    </>
  );
}
