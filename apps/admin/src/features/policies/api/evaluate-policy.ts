import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type PolicyQuestion = Schemas['EvaluatePolicyDto'];
export type PolicyEvaluation = Schemas['PolicyEvaluationDto'];

const evaluatePolicy = (body: PolicyQuestion) => dataOf(hub.POST('/api/v1/policies/evaluate', { body }));

/** Asks whether an app may do something, and what says so. A dry run: viewers may ask too. */
export const useEvaluatePolicy = () => useMutation({ mutationFn: evaluatePolicy });
