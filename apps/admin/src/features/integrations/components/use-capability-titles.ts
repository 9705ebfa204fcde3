import { useProviderGuide } from '../api/get-provider-guide.ts';

/** What a provider's capabilities are called; the plain name until it is known. */
export function useCapabilityTitles(provider: string): (name: string) => string {
  const powers = useProviderGuide(provider).data?.powers;
  return (name) => powers?.find((power) => power.name === name)?.title ?? name;
}
