import { useCapabilities } from '../../../lib/catalog/list-capabilities.ts';
import type { Operation } from '../api/list-operations.ts';

/** Whether the vendor knows a request by its key: after an unknown outcome, retrying it then does nothing twice. */
export function useIsKeyed({ capability, provider }: Pick<Operation, 'capability' | 'provider'>): boolean {
  const { data = [] } = useCapabilities();
  return provider !== null && data.find(({ name }) => name === capability)?.effect[provider] === 'native_key';
}
